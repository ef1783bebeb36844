// Preloaded into the program: its day starts when SRM_MORNING says. SRM_CLOCK would not do: that is the
// app's clock alone, and the local workspace has one of its own.
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
