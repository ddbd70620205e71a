package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.contracts.wire.WalletEventRow;
import java.util.List;

/** Movements of isolated wallets. */
final class WalletEventFormat implements EventFormat {
  private static final List<String> KINDS = List.of("add", "remove", "fee");

  @Override
  public List<String> required() {
    return List.of("sequence", "venue", "account", "instrument", "side", "kind", "amount");
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
        new WalletEventRow(
            fields.whole("sequence", 0, Fields.LARGEST_SEQUENCE),
            fields.text("venue"),
            fields.name("account", RejectCode.NOT_ALLOWED_VALUE),
            fields.text("instrument"),
            fields.word("side", PositionFormat.SIDES),
            fields.word("kind", KINDS),
            fields.figure("amount", Figures.Range.AMOUNT)));
  }
}
