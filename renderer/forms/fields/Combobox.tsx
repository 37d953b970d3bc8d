import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { isComposing } from '../../keyboard/composing.ts';
import { type EntryProps, entryAttributes } from './entryProps.ts';

export interface ComboOption {
  key: string;
  label: string;
  /** In grey behind the label. */
  detail?: string;
  /** Stands apart: not one of the found. */
  apart?: boolean;
}

interface Combo {
  entry: EntryProps;
  /** The text while nobody types. */
  shown: string;
  options: readonly ComboOption[];
  /** Whether Enter takes the first option at once. Otherwise what is typed stands until one is chosen with ↓. */
  takesFirst: boolean;
  /** The options stand ready before anything is typed. */
  opensOnClick?: boolean;
  placeholder?: string;
  maxLength?: number;
  /** Typing began or went on; `null` when it ended. */
  onType(text: string | null): void;
  onPick(option: ComboOption): void;
  /** Left with text that was typed and not picked. */
  onLeave(text: string): void;
}

/** An input with a list of options under it that never takes the cursor away. */
export function Combobox(combo: Combo) {
  const { entry, options } = combo;
  const id = useId();
  const anchor = `--anchor-${id.replace(/\W/g, '')}`;
  const [typed, setTyped] = useState<string | null>(null);
  /** As `typed`, but known at once: picking with Enter leaves the input before it is drawn again. */
  const pending = useRef<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const isOpen = open && options.length > 0;
  /** Where the arrows have not gone yet, the first option stands ready. */
  const here = active < 0 && combo.takesFirst ? 0 : active;
  const activeOption = isOpen ? options[Math.min(here, options.length - 1)] : undefined;

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const show = () => {
    setOpen(true);
    setActive(-1);
  };
  const type = (text: string | null) => {
    pending.current = text;
    setTyped(text);
    combo.onType(text);
  };
  const pick = (option: ComboOption) => {
    close();
    type(null);
    combo.onPick(option);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!isOpen) return show();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        return setActive(
          here < 0 && step < 0 ? options.length - 1 : (here + step + options.length) % options.length,
        );
      }
      case 'Enter':
        // Goes on up: the editor moves to the next field.
        if (activeOption && !event.shiftKey) pick(activeOption);
        return;
      case 'Escape':
        if (!isOpen) return;
        event.preventDefault();
        return close();
    }
  };

  return (
    <span className="entry-line" style={{ anchorName: anchor }}>
      <input
        {...entryAttributes(entry)}
        className="entry"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(activeOption && { 'aria-activedescendant': `${id}-${activeOption.key}` })}
        value={typed ?? combo.shown}
        placeholder={combo.placeholder}
        maxLength={combo.maxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          type(event.target.value);
          show();
        }}
        onClick={() => {
          if (combo.opensOnClick) show();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close();
          const left = pending.current;
          if (left === null) return;
          combo.onLeave(left);
          type(null);
        }}
      />
      {isOpen && <OptionList id={id} anchor={anchor} options={options} active={activeOption} onPick={pick} />}
    </span>
  );
}

interface List {
  id: string;
  anchor: string;
  options: readonly ComboOption[];
  active: ComboOption | undefined;
  onPick(option: ComboOption): void;
}

/** In the top layer, so that no scrolling part of the page cuts it off. */
function OptionList({ id, anchor, options, active, onPick }: List) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.showPopover(), []);
  useLayoutEffect(() => {
    if (active) document.getElementById(`${id}-${active.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      popover="manual"
      className="combo-list"
      style={{ positionAnchor: anchor }}
      // The cursor stays in the input.
      onMouseDown={(event) => event.preventDefault()}
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keyboard and names the active option
        <div
          key={option.key}
          id={`${id}-${option.key}`}
          role="option"
          tabIndex={-1}
          aria-selected={option === active}
          className={option.apart ? 'combo-option apart' : 'combo-option'}
          onClick={() => onPick(option)}
        >
          <span className="combo-label">{option.label}</span>
          {option.detail && <span className="combo-detail">{option.detail}</span>}
        </div>
      ))}
    </div>
  );
}
