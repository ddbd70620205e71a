package io.ringfence.streaming.tick;

import io.ringfence.streaming.tick.PositionEvent.Kind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Gives events to a book, and tells what they realise. */
final class BookEvents {
  private final LiveBook book;
  private final int walletDigits;
  private final BookChunks chunks;
  private final NodeChanges nodes;

  BookEvents(LiveBook book, int walletDigits, BookChunks chunks, NodeChanges nodes) {
    this.book = book;
    this.walletDigits = walletDigits;
    this.chunks = chunks;
    this.nodes = nodes;
  }

  /** See {@link LiveBook#apply}. */
  void apply(PositionEvent event) {
    switch (event.kind()) {
      case VERSION -> book.version(event.position(), event.asVersion());
      case WALLET, FEE -> changeWallet(event);
      case CLOSE, LIQUIDATED, DELEVERAGED -> end(event);
      case FUNDING -> {
        Map<Integer, BigDecimal> paid = funding(event);
        fund(event);
        paid.forEach((node, amount) -> book.realised(node, amount, event.atMicros()));
      }
      case ACCOUNT_FUNDING ->
          funding(event).forEach((node, amount) -> book.realised(node, amount, event.atMicros()));
      case RULES -> book.under(event.quantity());
      case STOP -> {
        int slot = slot(event);
        book.positions.setStop(slot, event.stop(), event.stopSize());
        chunks.change(slot);
      }
      case FILL -> {
        int slot = slot(event);
        int node = node(slot);
        // What the change sets off may end the position: its chunk is noted before.
        chunks.change(slot);
        book.positions.reduce(slot, event.quantity(), event.wallet());
        book.realised(node, amount(event.wallet()), event.atMicros());
      }
      case RESULT -> result(event.node(), amount(event.wallet()), event);
    }
  }

  private void result(int node, BigDecimal realised, PositionEvent event) {
    if (event.isResultKnown()) {
      book.realised(node, realised, event.atMicros());
    } else {
      book.realisedUnknown(node, event.atMicros());
    }
  }

  private int slot(PositionEvent event) {
    int slot = chunks.slot(event.position());
    if (slot < 0) {
      throw new IllegalArgumentException("the position is not open");
    }
    return slot;
  }

  private void changeWallet(PositionEvent event) {
    int slot = slot(event);
    int node = node(slot);
    chunks.change(slot);
    book.positions.addToWallet(slot, event.quantity());
    if (event.kind() == Kind.FEE) {
      book.realised(node, amount(event.quantity()), event.atMicros());
    }
  }

  /** A liquidation costs the wallet, whatever its last fill realised. */
  private void end(PositionEvent event) {
    int slot = slot(event);
    int node = node(slot);
    boolean isLiquidated =
        event.kind() == Kind.LIQUIDATED
            || event.kind() == Kind.CLOSE && book.positions.isPresumedLiquidated(slot);
    BigDecimal wallet = book.positions.wallet(slot);
    book.positions.close(slot);
    book.forget(slot);
    if (isLiquidated) {
      book.realised(node, wallet.negate(), event.atMicros());
    } else {
      result(node, amount(event.wallet()), event);
    }
  }

  private void fund(PositionEvent event) {
    book.positions.fund(event.quantity(), event.entry());
    nodes.addAll();
    if (!book.positions.followsMark()) {
      chunks.changeAll(0);
    }
  }

  /** What a settlement gives each node. */
  private Map<Integer, BigDecimal> funding(PositionEvent event) {
    Map<Integer, BigDecimal> paid = new TreeMap<>();
    for (int node = 0; node < book.positions.nodes(); node++) {
      paid.put(node, book.positions.fundingOf(node, event.quantity(), event.entry()));
    }
    return paid;
  }

  private BigDecimal amount(long units) {
    return BigDecimal.valueOf(units, walletDigits);
  }

  private int node(int slot) {
    return book.positions.held(slot).version().node();
  }
}
