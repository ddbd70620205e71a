package io.ringfence.domain.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Capital of one node, by currency and from when. */
final class NodeCapital {
  private final Map<String, NavigableMap<Instant, BigDecimal>> amounts = new TreeMap<>();

  /** Takes an amount that is in force from an instant on; the last given for it counts. */
  void add(String currency, BigDecimal amount, Instant from) {
    amounts.computeIfAbsent(currency, _ -> new TreeMap<>()).put(from, amount);
  }

  /** The amount in force; empty: unknown. */
  Optional<BigDecimal> at(String currency, Instant at) {
    NavigableMap<Instant, BigDecimal> known = amounts.get(currency);
    return known == null
        ? Optional.empty()
        : Optional.ofNullable(known.floorEntry(at)).map(Map.Entry::getValue);
  }
}
