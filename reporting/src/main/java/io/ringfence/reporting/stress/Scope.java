package io.ringfence.reporting.stress;

import io.ringfence.reporting.report.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Positions of one settlement asset that something happens to together.
 *
 * @param kind what they have in common: all, desk, asset or sector
 * @param name which
 * @param settlementAsset asset of the amounts
 */
public record Scope(String kind, String name, String settlementAsset) {
  static final String ALL = "all";

  private static final String SECTOR = "sector";

  private record Kind(String word, Function<Held, String> of) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(ALL, _ -> ALL),
          new Kind("desk", Held::desk),
          new Kind("asset", Held::baseAsset),
          new Kind(SECTOR, Held::sector));

  /** Whether it is of all positions that settle in its asset. */
  public boolean isOfAll() {
    return kind.equals(ALL);
  }

  /** All positions, then desks, base assets and known sectors, each for each settlement asset. */
  static Map<Scope, List<Held>> all(StressFacts facts) {
    Map<Scope, List<Held>> scopes = of(facts, KINDS);
    scopes
        .keySet()
        .removeIf(scope -> scope.kind().equals(SECTOR) && scope.name().equals(Words.UNKNOWN));
    return scopes;
  }

  /** All positions and each desk, for each settlement asset. */
  static Map<Scope, List<Held>> nodes(StressFacts facts) {
    return of(facts, KINDS.subList(0, 2));
  }

  private static Map<Scope, List<Held>> of(StressFacts facts, List<Kind> kinds) {
    Map<Scope, List<Held>> scopes = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      facts
          .by(one -> kind.of().apply(one) + "\u0000" + one.asset())
          .values()
          .forEach(
              some -> {
                Held first = some.getFirst();
                scopes.put(
                    new Scope(kind.word(), kind.of().apply(first), first.asset()),
                    new ArrayList<>(some));
              });
    }
    return scopes;
  }
}
