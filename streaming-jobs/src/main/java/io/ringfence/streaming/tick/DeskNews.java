package io.ringfence.streaming.tick;

import java.util.function.Consumer;

/** What the desk has not heard of yet: the books that have changed, and how many marks they saw. */
final class DeskNews {
  private final Instruments instruments;
  private final AssetDigits digits;
  private final DeskUpdate[] updates;
  private final LiveBook[] touched;
  private final boolean[] isTouched;
  private int count;

  DeskNews(Instruments instruments, int books) {
    this.instruments = instruments;
    digits = new AssetDigits(instruments);
    updates = new DeskUpdate[digits.assets()];
    for (int asset = 0; asset < updates.length; asset++) {
      updates[asset] = new DeskUpdate(asset, 0, 0);
    }
    touched = new LiveBook[books];
    isTouched = new boolean[books];
  }

  /** Something of a book may have changed. */
  void touch(LiveBook book) {
    if (!isTouched[book.number]) {
      isTouched[book.number] = true;
      touched[count++] = book;
    }
  }

  /** A book saw a mark, which was true at the source then. */
  void ticked(LiveBook book, long sourceMicros) {
    touch(book);
    DeskUpdate update = updates[instruments.asset(book.instrument)];
    update.ticks++;
    update.sourceMicros = sourceMicros;
  }

  /**
   * Brings the sums of all that has changed to their marks and tells them.
   *
   * @param out receives one update for each settlement asset, used again once it returns
   */
  void tell(Consumer<DeskUpdate> out) {
    for (int i = 0; i < count; i++) {
      LiveBook book = touched[i];
      isTouched[book.number] = false;
      add(book, instruments.asset(book.instrument));
    }
    count = 0;
    for (DeskUpdate update : updates) {
      if (!update.isEmpty()) {
        out.accept(update);
        update.clear();
      }
    }
  }

  private void add(LiveBook book, int asset) {
    book.writeLines(updates[asset], digits.of(asset));
    if (book.isMoved) {
      updates[asset].addMark(book.number, book.tick);
      book.isMoved = false;
    }
  }
}
