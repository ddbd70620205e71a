package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.AccountRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;

/** Free balances of accounts. */
final class AccountFormat implements EventFormat {
  @Override
  public List<String> required() {
    return List.of("venue", "account", "settlement_asset", "free_balance");
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
        new AccountRow(
            fields.text("venue"),
            fields.name("account", RejectCode.NOT_ALLOWED_VALUE),
            fields.text("settlement_asset"),
            fields.figure("free_balance", Figures.Range.MARGIN)));
  }
}
