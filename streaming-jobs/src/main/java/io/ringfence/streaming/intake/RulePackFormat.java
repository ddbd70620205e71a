package io.ringfence.streaming.intake;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePackException;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.contracts.wire.RulePackDocumentRow;
import java.io.IOException;
import java.util.List;

/**
 * Rule packs, each a document of its own, JSON or YAML: taken where its loader takes it and it fits
 * beside the packs of this program.
 */
final class RulePackFormat implements EventFormat {
  /** The one column: the document. */
  static final String DOCUMENT = "document";

  private static final RulePackDocumentRow REFUSED = new RulePackDocumentRow("", "", "", 0, "");

  @Override
  public List<String> required() {
    return List.of(DOCUMENT);
  }

  @Override
  public List<String> optional() {
    return List.of();
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    return InputEvent.of(
        atMicros, origin, RecordedFact.of(row(fields, origin, fields.text(DOCUMENT))));
  }

  private static RulePackDocumentRow row(Fields fields, RowOrigin origin, String document) {
    if (fields.refusal() != null) {
      return REFUSED;
    }
    try {
      String json = PackText.json(document);
      RulePack pack = GivenPacks.parsed(origin.file(), json);
      GivenPacks.BUILT_IN.get().plus(List.of(pack));
      return new RulePackDocumentRow(
          pack.venue(), pack.packId(), pack.version(), Instants.micros(pack.effectiveFrom()), json);
    } catch (RulePackException | IOException e) {
      fields.refuse(RejectCode.RULE_PACK_REFUSED, String.valueOf(e.getMessage()));
      return REFUSED;
    }
  }
}
