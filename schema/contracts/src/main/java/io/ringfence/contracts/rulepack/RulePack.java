package io.ringfence.contracts.rulepack;

import io.ringfence.domain.margin.MarginRules;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A venue's rules as they were from one instant on.
 *
 * @param packId identifier over all versions, for example {@code binance-usdm}
 * @param version version of the pack, for example {@code 2024-10-24}
 * @param venue code of the venue, for example {@code binance}
 * @param effectiveFrom from when the venue applied these rules, inclusive
 * @param evidencedTo last instant for which the source shows them, inclusive; not before {@code
 *     effectiveFrom}
 * @param source where the figures come from
 * @param instruments by symbol, in the order of symbols; at least one
 */
public record RulePack(
    String packId,
    String version,
    String venue,
    Instant effectiveFrom,
    Instant evidencedTo,
    String source,
    Map<String, PackInstrument> instruments) {
  /** Copies the instruments and refuses a pack without any or with its evidence ending too soon. */
  public RulePack {
    if (evidencedTo.isBefore(effectiveFrom)) {
      throw new IllegalArgumentException(
          "evidencedTo must not be before effectiveFrom %s, was %s"
              .formatted(effectiveFrom, evidencedTo));
    }
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("instruments must not be empty");
    }
    instruments = Collections.unmodifiableMap(new TreeMap<>(instruments));
  }

  /** Stamp that stands on every valuation by this pack: {@code packId@version}. */
  public String stamp() {
    return stamp(packId, version);
  }

  /** An instrument by its symbol, dated futures included; empty when the pack has none. */
  public Optional<PackInstrument> instrument(String symbol) {
    return Optional.ofNullable(instruments.get(symbol));
  }

  /** Rules of a perpetual; empty when the pack has none of that symbol, or a dated future. */
  public Optional<MarginRules> perpetual(String symbol) {
    return instrument(symbol).filter(PackInstrument::isPerpetual).map(PackInstrument::rules);
  }

  /** True where the source shows that the venue's rules were these. */
  public boolean isEvidencedAt(Instant at) {
    return !at.isBefore(effectiveFrom) && !at.isAfter(evidencedTo);
  }

  static String stamp(String packId, String version) {
    return packId + "@" + version;
  }
}
