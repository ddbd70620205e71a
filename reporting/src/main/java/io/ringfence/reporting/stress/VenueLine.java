package io.ringfence.reporting.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.reporting.query.AccountBalancesQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A venue closes with everything on it: what is trapped, what can still be reached, and what of a
 * desk's hedge in one base asset is left.
 *
 * @param venue the venue
 * @param desk whose positions
 * @param baseAsset what they are of
 * @param settlementAsset asset of the trapped amounts
 * @param trapped positions on it
 * @param wallets sum of their wallets
 * @param equity sum of their wallets and unrealised PnL, exact
 * @param freeTrapped free balances of the desk's accounts at the venue
 * @param freeReachable free balances of the desk's accounts at other venues, same asset
 * @param netBefore signed notional of the desk in the base asset at all venues, by settlement asset
 *     of this line, exact
 * @param netLeft the same without the venue
 * @param baseBefore signed quantity of base asset in all settlement assets; empty: a contract does
 *     not say
 * @param baseLeft the same without the venue
 */
public record VenueLine(
    String venue,
    String desk,
    String baseAsset,
    String settlementAsset,
    int trapped,
    BigDecimal wallets,
    Fraction equity,
    BigDecimal freeTrapped,
    BigDecimal freeReachable,
    Fraction netBefore,
    Fraction netLeft,
    Optional<Fraction> baseBefore,
    Optional<Fraction> baseLeft) {
  private record Key(String venue, String desk, String base, String asset) {}

  /** Lines of every venue, by venue, desk, base and settlement asset. */
  public static List<VenueLine> of(StressFacts facts) {
    List<VenueLine> lines = new ArrayList<>();
    Set<String> used =
        facts.held().stream()
            .map(one -> place(one.desk(), one.venue(), one.line().key().account()))
            .collect(Collectors.toSet());
    facts
        .by(one -> String.join("\u0000", one.venue(), one.desk(), one.baseAsset(), one.asset()))
        .values()
        .forEach(trapped -> lines.add(of(facts, trapped, used)));
    return lines;
  }

  private static VenueLine of(StressFacts facts, List<Held> trapped, Set<String> used) {
    Held first = trapped.getFirst();
    Key key = new Key(first.venue(), first.desk(), first.baseAsset(), first.asset());
    List<Held> all =
        facts.held().stream()
            .filter(one -> one.desk().equals(key.desk()) && one.baseAsset().equals(key.base()))
            .toList();
    List<Held> left = all.stream().filter(one -> !one.venue().equals(key.venue())).toList();
    Map<Boolean, BigDecimal> free = free(facts, key, used);
    return new VenueLine(
        key.venue(),
        key.desk(),
        key.base(),
        key.asset(),
        trapped.size(),
        trapped.stream()
            .map(one -> one.position().economics().isolatedMargin())
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        Sums.equity(trapped),
        free.getOrDefault(true, BigDecimal.ZERO),
        free.getOrDefault(false, BigDecimal.ZERO),
        Sums.net(all, key.asset()),
        Sums.net(left, key.asset()),
        Sums.base(all, key.base()),
        Sums.base(left, key.base()));
  }

  /** Free balances of accounts the desk holds positions in: at the venue, and elsewhere. */
  private static Map<Boolean, BigDecimal> free(StressFacts facts, Key key, Set<String> used) {
    Map<Boolean, BigDecimal> free = new TreeMap<>();
    for (AccountBalancesQuery.Row row : facts.balances()) {
      if (used.contains(place(key.desk(), row.venue(), row.account()))
          && row.settlementAsset().equals(key.asset())) {
        free.merge(row.venue().equals(key.venue()), row.freeBalance(), BigDecimal::add);
      }
    }
    return free;
  }

  private static String place(String desk, String venue, String account) {
    return String.join("\u0000", desk, venue, account);
  }
}
