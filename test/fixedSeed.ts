import fc from 'fast-check';
import '../shared/rules/customerName/pinyinWords.ts';

// A red run must be the doing of the change that is tested. KEDANG_SEED=$RANDOM looks for new counterexamples.
fc.configureGlobal({ seed: Number(process.env.KEDANG_SEED ?? 20_261_124) });
