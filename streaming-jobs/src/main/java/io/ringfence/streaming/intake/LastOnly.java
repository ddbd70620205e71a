package io.ringfence.streaming.intake;

/**
 * Recognises a file that holds last prices and no mark: it must not be taken for marks silently.
 */
final class LastOnly {
  private final InputFile file;
  private final MarkBasis basis;
  private boolean sawMark;
  private boolean sawLast;

  LastOnly(InputFile file, MarkBasis basis) {
    this.file = file;
    this.basis = basis;
  }

  void checkHeader(CsvHeader header) {
    sawLast = !header.has(MarkBasis.MARK.price()) && header.has(MarkBasis.LAST.price());
    checkRows();
    sawLast = false;
  }

  void see(Fields fields) {
    sawMark = sawMark || fields.optionalText(MarkBasis.MARK.price()) != null;
    sawLast = sawLast || fields.optionalText(MarkBasis.LAST.price()) != null;
  }

  void checkRows() {
    if (basis == MarkBasis.MARK && sawLast && !sawMark) {
      throw new InputFileException(
          file.name()
              + ": holds last prices and no mark price; to play the last price as the mark give"
              + " --use-last-as-mark, and every figure is flagged so");
    }
  }
}
