package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.OrderBookRow;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;

/** Depths of order books. */
final class OrderBookFormat implements EventFormat {
  private static final List<String> BOOK_SIDES = List.of("bid", "ask");
  private static final long WHOLE_PRICE_BPS = 10_000;

  @Override
  public List<String> required() {
    return List.of("venue", "instrument", "book_side", "within_bps", "quantity", "notional");
  }

  @Override
  public List<String> optional() {
    return List.of();
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    return InputEvent.of(
        atMicros,
        origin,
        RecordedFact.of(
            new OrderBookRow(
                atMicros,
                fields.text("venue"),
                fields.text("instrument"),
                fields.word("book_side", BOOK_SIDES),
                fields.whole("within_bps", 1, WHOLE_PRICE_BPS),
                fields.figure("quantity", Figures.Range.QUANTITY),
                fields.figure("notional", Figures.Range.LIMIT))));
  }
}
