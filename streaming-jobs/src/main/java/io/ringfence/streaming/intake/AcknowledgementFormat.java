package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.AcknowledgementRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;
import java.util.regex.Pattern;

/** Who has taken notice of which message. */
final class AcknowledgementFormat implements EventFormat {
  private static final String NOTICE = "notice_id";
  private static final List<String> DECISIONS = List.of("acknowledged", "declined");
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

  @Override
  public List<String> required() {
    return List.of(NOTICE, "person", "decision");
  }

  @Override
  public List<String> optional() {
    return List.of("remark");
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    String notice = fields.text(NOTICE);
    if (!NAME.matcher(notice).matches()) {
      fields.refuse(
          RejectCode.NOT_ALLOWED_VALUE,
          "notice_id must be the name of an alert or action, 32 hexadecimal digits, was " + notice);
    }
    return InputEvent.of(
        atMicros,
        origin,
        new AcknowledgementRow(
            notice,
            fields.text("person"),
            fields.word("decision", DECISIONS),
            fields.optionalText("remark")));
  }
}
