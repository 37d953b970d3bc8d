/** What a drill did and found: kept in the register, shown, printed. */
export interface DrillRecord {
  backup: {
    folder: string;
    name: string;
    /** Time with zone; '' for the folder of an archive. */
    madeAt: string;
    size: number;
    sha256: string;
  };
  /** Whether the printed code opened it, or this computer's own key. */
  openedBy: 'code' | 'computer';
  steps: DrillStep[];
  /** Absent when it could not be opened. */
  found?: {
    documents: number;
    revisions: number;
    auditLines: number;
    weeks: number;
    /** Documents of the present archive that are newer. */
    newer: number;
  };
  /** A few documents as they came back, to be compared with the paper. */
  sample: { formTitle: string; number: string; title: string; date: string }[];
  /** Chinese; none of a drill that passed. */
  findings: string[];
  passed: boolean;
}

export interface DrillStep {
  step: DrillStepKey;
  /** Tenths of a second. */
  took: number;
}

export const drillSteps = {
  copying: '把备份复制到演练文件夹，逐字节核对摘要',
  checking: '用密钥打开，逐页、逐版、逐条检查',
  comparing: '与现有档案逐版比较',
  reading: '抽看单据',
  clearing: '删去演练文件夹',
} as const;
export type DrillStepKey = keyof typeof drillSteps;

/** After so many days without a drill that passed, one is due. */
export const DRILL_DAYS = 90;
