package io.ringfence.reporting.mandate;

import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.reconciliation.MarginMode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a mandate says of whole batches and of margin modes. */
final class BatchFields {
  private static final int MOST_MOVES = 1000;

  private BatchFields() {}

  static Conduct.Batches batches(MandateFields fields) {
    Integer most = fields.has("mostMoves") ? fields.whole("mostMoves", 1, MOST_MOVES) : null;
    Map<String, BigDecimal> tolerances = new LinkedHashMap<>();
    for (MandateFields one : fields.objects("shortfallTolerances")) {
      if (tolerances.put(one.text("asset"), one.decimal("amount")) != null) {
        throw one.refused("asset", "must be named once");
      }
      one.refuseOthers();
    }
    fields.refuseOthers();
    if (most == null && tolerances.isEmpty()) {
      throw new IllegalArgumentException(
          fields.within("mostMoves") + " or shortfallTolerances must be given");
    }
    return new Conduct.Batches(most, tolerances);
  }

  static ModePolicy modes(MandateFields fields) {
    List<String> tags = fields.texts("isolatedTags");
    Set<String> different = new HashSet<>(tags);
    if (different.size() < tags.size() || different.stream().anyMatch(String::isBlank)) {
      throw fields.refused("isolatedTags", "must name each tag once, none blank");
    }
    ModePolicy modes =
        new ModePolicy(
            mode(fields, "byDefault"), mode(fields, "pairs") == MarginMode.CROSS, different);
    fields.refuseOthers();
    return modes;
  }

  private static MarginMode mode(MandateFields fields, String field) {
    return fields.parsed(field, BatchFields::mode, "must be isolated or cross");
  }

  private static Optional<MarginMode> mode(String word) {
    return Arrays.stream(MarginMode.values())
        .filter(
            one -> one != MarginMode.UNKNOWN && one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
