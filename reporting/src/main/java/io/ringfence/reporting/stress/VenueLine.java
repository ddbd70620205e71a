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
    Free freeTrapped,
    Free freeReachable,
    Fraction netBefore,
    Fraction netLeft,
    Optional<Fraction> baseBefore,
    Optional<Fraction> baseLeft) {
  private record Key(String venue, String desk, String base, String asset) {}

  /**
   * Free balances of some accounts.
   *
   * @param known sum of those that are reported; empty: none is
   * @param unsaid accounts that hold positions in the asset and report none
   */
  public record Free(Optional<BigDecimal> known, long unsaid) {
    /** Whether all of it is known. */
    public boolean isKnown() {
      return unsaid == 0;
    }
  }

  /**
   * What every line asks for.
   *
   * @param ofBase positions by desk and base asset
   * @param held positions by desk
   * @param ofDesk free balances of the accounts each desk holds positions in
   */
  private record Known(
      Map<String, List<Held>> ofBase,
      Map<String, List<Held>> held,
      Map<String, List<AccountBalancesQuery.Row>> ofDesk) {
    static Known of(StressFacts facts) {
      Set<String> used =
          facts.held().stream()
              .map(one -> joined(one.desk(), one.venue(), one.line().key().account()))
              .collect(Collectors.toSet());
      Map<String, List<AccountBalancesQuery.Row>> ofDesk = new TreeMap<>();
      for (String desk : facts.by(Held::desk).keySet()) {
        ofDesk.put(
            desk,
            facts.balances().stream()
                .filter(row -> used.contains(joined(desk, row.venue(), row.account())))
                .toList());
      }
      return new Known(
          facts.by(one -> joined(one.desk(), one.baseAsset())), facts.by(Held::desk), ofDesk);
    }
  }

  /** Lines of every venue, by venue, desk, base and settlement asset. */
  public static List<VenueLine> of(StressFacts facts) {
    List<VenueLine> lines = new ArrayList<>();
    Known known = Known.of(facts);
    facts
        .by(one -> joined(one.venue(), one.desk(), one.baseAsset(), one.asset()))
        .values()
        .forEach(trapped -> lines.add(of(trapped, known)));
    return lines;
  }

  private static VenueLine of(List<Held> trapped, Known known) {
    Held first = trapped.getFirst();
    Key key = new Key(first.venue(), first.desk(), first.baseAsset(), first.asset());
    List<Held> all = known.ofBase().getOrDefault(joined(key.desk(), key.base()), List.of());
    List<Held> left = all.stream().filter(one -> !one.venue().equals(key.venue())).toList();
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
        free(known, key, true),
        free(known, key, false),
        Sums.net(all, key.asset()),
        Sums.net(left, key.asset()),
        Sums.base(all, key.base()),
        Sums.base(left, key.base()));
  }

  /** Free balances of accounts the desk holds positions in: at the venue, or elsewhere. */
  private static Free free(Known known, Key key, boolean atVenue) {
    List<AccountBalancesQuery.Row> balances =
        known.ofDesk().getOrDefault(key.desk(), List.of()).stream()
            .filter(row -> row.settlementAsset().equals(key.asset()))
            .filter(row -> row.venue().equals(key.venue()) == atVenue)
            .toList();
    Set<String> reported =
        balances.stream()
            .map(row -> joined(row.venue(), row.account()))
            .collect(Collectors.toSet());
    long unsaid =
        known.held().getOrDefault(key.desk(), List.of()).stream()
            .filter(one -> one.asset().equals(key.asset()))
            .filter(one -> one.venue().equals(key.venue()) == atVenue)
            .map(one -> joined(one.venue(), one.line().key().account()))
            .distinct()
            .filter(account -> !reported.contains(account))
            .count();
    BigDecimal sum =
        balances.stream()
            .map(AccountBalancesQuery.Row::freeBalance)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Free(balances.isEmpty() && unsaid > 0 ? Optional.empty() : Optional.of(sum), unsaid);
  }

  private static String joined(String... names) {
    return String.join("\u0000", names);
  }
}
