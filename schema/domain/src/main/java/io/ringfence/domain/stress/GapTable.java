package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far marks gap against the positions of risk nodes, as somebody said: a shock of a venue or of
 * an instrument for a node and all below it. The node nearest to the positions counts, there the
 * instrument before the venue. Source: risk definitions, Gap-stressed loss, the node's table.
 */
public final class GapTable {
  /** Nobody said anything: every gap loss is unknown. */
  public static final GapTable NONE = new GapTable(Map.of());

  private static final Pattern ENTRY =
      Pattern.compile("(?<node>[^:]+):(?<market>[^=:]+)=(?<shock>0?\\.\\d{1,6}|0)");

  private final Map<NodePath, Map<String, BigDecimal>> shocks;

  private GapTable(Map<NodePath, Map<String, BigDecimal>> shocks) {
    this.shocks = shocks;
  }

  /**
   * A table.
   *
   * @param entries each {@code NODE:VENUE[/INSTRUMENT]=FRACTION}, the fraction of the mark in (0,
   *     1) with up to six digits
   * @throws IllegalArgumentException naming the first entry that is none, or says what another said
   */
  public static GapTable of(Collection<String> entries) {
    Map<NodePath, Map<String, BigDecimal>> shocks = new HashMap<>();
    for (String entry : entries) {
      Matcher parts = ENTRY.matcher(entry);
      Optional<NodePath> node =
          parts.matches() ? NodePath.parse(parts.group("node")) : Optional.empty();
      if (node.isEmpty() || new BigDecimal(parts.group("shock")).signum() == 0) {
        throw new IllegalArgumentException(
            "gap shock must be NODE:VENUE[/INSTRUMENT]=FRACTION in (0, 1), was " + entry);
      }
      BigDecimal before =
          shocks
              .computeIfAbsent(node.get(), _ -> new HashMap<>())
              .put(parts.group("market"), new BigDecimal(parts.group("shock")));
      if (before != null) {
        throw new IllegalArgumentException("gap shock must be said once, was twice in " + entry);
      }
    }
    return new GapTable(shocks);
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return shocks.isEmpty();
  }

  /** How far the mark of an instrument gaps against a node; empty: nobody said, it is unknown. */
  public Optional<BigDecimal> shock(NodePath node, InstrumentId instrument) {
    for (NodePath at : node.upwards()) {
      Map<String, BigDecimal> own = shocks.getOrDefault(at, Map.of());
      BigDecimal shock = own.getOrDefault(instrument.toString(), own.get(instrument.venue()));
      if (shock != null) {
        return Optional.of(shock);
      }
    }
    return Optional.empty();
  }
}
