package io.ringfence.reporting.stress;

import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.mode.ShadowAccount;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.stress.Hedge;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A position that is held in cross margin, what stands for it and the mode the policy asks for.
 *
 * @param line the position; its wallet is 0
 * @param free balance outside isolated wallets, settlement asset; empty: not reported
 * @param account all cross positions of its account and asset with that balance; empty: the balance
 *     or a mark is unknown
 * @param advice the mode the policy asks for
 * @param isolatedLegs isolated positions of the pair it is a leg of
 */
public record CrossLine(
    PositionLine line,
    Optional<BigDecimal> free,
    Optional<ShadowAccount> account,
    ModePolicy.Advice advice,
    List<PositionKey> isolatedLegs) {
  /** Lines of all positions in cross margin, by account, asset and key. */
  public static List<CrossLine> of(StressFacts facts) {
    Map<String, List<PositionLine>> accounts = new TreeMap<>();
    for (PositionLine line : facts.cross()) {
      accounts
          .computeIfAbsent(place(line) + " " + line.row().settlementAsset(), _ -> new ArrayList<>())
          .add(line);
    }
    List<CrossLine> lines = new ArrayList<>();
    accounts.values().forEach(of -> of.forEach(one -> lines.add(of(one, of, facts))));
    return lines;
  }

  private static String place(PositionLine line) {
    return line.key().instrument().venue() + "/" + line.key().account();
  }

  private static CrossLine of(PositionLine line, List<PositionLine> account, StressFacts facts) {
    List<PoolPosition> cross = marked(account, facts);
    Optional<BigDecimal> free = free(line, facts);
    return new CrossLine(
        line,
        free,
        cross.size() < account.size()
            ? Optional.empty()
            : free.map(balance -> new ShadowAccount(balance, cross)),
        facts.mandate().modesOf(line.facts().node()).of(line.facts(), hedge(line, cross, facts)),
        facts.held().stream()
            .map(Held::line)
            .filter(other -> isOfPair(other, line))
            .map(PositionLine::key)
            .toList());
  }

  private static List<PoolPosition> marked(List<PositionLine> lines, StressFacts facts) {
    return lines.stream()
        .flatMap(line -> Held.of(line, facts.packs()).stream())
        .map(Held::position)
        .toList();
  }

  private static Optional<BigDecimal> free(PositionLine line, StressFacts facts) {
    return facts.balances().stream()
        .filter(row -> (row.venue() + "/" + row.account()).equals(place(line)))
        .filter(row -> row.settlementAsset().equals(line.row().settlementAsset()))
        .map(AccountBalancesQuery.Row::freeBalance)
        .findFirst();
  }

  private static boolean isOfPair(PositionLine other, PositionLine line) {
    String pair = line.facts().labels().pairId();
    return pair != null && pair.equals(other.facts().labels().pairId());
  }

  /** The pair it is a leg of within its account, isolated legs among them; absent: none. */
  private static @Nullable Hedge hedge(
      PositionLine line, List<PoolPosition> cross, StressFacts facts) {
    String pair = line.facts().labels().pairId();
    List<PoolPosition> legs = new ArrayList<>(cross);
    facts.held().stream()
        .filter(one -> place(one.line()).equals(place(line)))
        .map(Held::position)
        .forEach(legs::add);
    return pair == null
        ? null
        : Hedge.of(legs, _ -> "").stream()
            .filter(hedge -> hedge.isGiven() && hedge.name().equals(pair))
            .findFirst()
            .orElse(null);
  }

  /** Whether the account would be liquidated at these marks, as far as it is known. */
  public boolean isDead() {
    return account.map(ShadowAccount::isLiquidated).orElse(false);
  }

  /** Whether the policy asks for another mode than the one it is in. */
  public boolean isAgainstPolicy() {
    return advice.mode() != MarginMode.CROSS;
  }
}
