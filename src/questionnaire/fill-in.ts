import type { AskListed } from '../answers/listed.ts';
import type { Owner } from '../knowledge/shapes.ts';
import { answerCells, extended, headerCells } from './answer-cells.ts';
import type { QuestionColumn } from './column.ts';
import { type Doubt, doubtOf } from './doubt.ts';
import { subjectOf } from './question-text.ts';
import { createRowQuestion } from './row-question.ts';
import type { Sheet } from './sheet.ts';

/** One row of the filled sheet. */
export type FilledRow = {
  /** The row as it is written, with the end of its line. */
  readonly text: string;
  /** What was said; null for rows that ask nothing. */
  readonly said: { readonly owner: Owner | null; readonly doubt: Doubt | null } | null;
};

/**
 * The rows of the sheet, each with its answer behind it, one at a time: whoever takes them may rest in
 * between. What stands before the first of them is the sheet's preamble.
 */
export function* fillIn(
  sheet: Sheet,
  column: QuestionColumn,
  askListed: AskListed,
): Generator<FilledRow> {
  const questionIn = createRowQuestion(sheet, column);
  for (const [at, row] of sheet.rows.entries()) {
    const question = questionIn(row, at);
    if (question !== null) {
      const listed = askListed(subjectOf(question));
      const said = { owner: listed.answer.owner, doubt: doubtOf(listed) };
      yield { text: extended(row, sheet, answerCells(listed)), said };
    } else {
      const cells = at === column.headerRow ? headerCells(sheet, column) : undefined;
      yield { text: extended(row, sheet, cells), said: null };
    }
  }
}
