// Preloaded into the program when pictures are taken: its day starts on a Tuesday morning, so that the
// same pictures are taken at night. `SRM_CLOCK` would not do: the local workspace has a clock of its own.
import process from 'node:process';

const ahead = Date.parse(process.env.SRM_MORNING ?? '') - Date.now();
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + ahead);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};
