package io.ringfence.reporting.stress;

import static io.ringfence.reporting.stress.StressLinesTest.equity;
import static io.ringfence.reporting.stress.StressLinesTest.isDead;
import static io.ringfence.reporting.stress.StressLinesTest.near;
import static io.ringfence.reporting.stress.StressLinesTest.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.stress.StressBook;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reverse stress, scenarios and modes beside plain decimals. */
class ScenarioLinesTest {
  private static final Instant AT = Instant.parse("2025-10-10T21:00:00Z");
  private static final BigDecimal HAIR = new BigDecimal("1e-9");
  private static final StressFacts FACTS = StressLinesTest.plain(StressLinesTest.facts(17, 220));

  private static BigDecimal moved(Held held, BigDecimal move) {
    return held.position().mark().multiply(BigDecimal.ONE.add(move));
  }

  private static long dead(List<Held> held, BigDecimal move) {
    return held.stream()
        .filter(one -> isDead(one, one.position().mark()) || isDead(one, moved(one, move)))
        .count();
  }

  @Test
  void noSmallerMoveLiquidatesSoManyAndAHairFurtherDoes() {
    int found = 0;
    for (ReverseLine line : ReverseLine.of(FACTS)) {
      List<Held> all = Scope.nodes(FACTS).getOrDefault(line.scope(), List.of());
      List<List<Held>> together =
          line.correlated()
              ? List.of(all)
              : List.copyOf(
                  all.stream()
                      .collect(Collectors.groupingBy(one -> one.line().key().instrument()))
                      .values());
      assertThat(line.count())
          .isEqualTo(
              line.wanted().equals("50 %")
                  ? Math.ceilDiv(all.size(), 2)
                  : Integer.parseInt(line.wanted()));
      StressBook.Reverse reverse = line.reverse().orElse(null);
      if (reverse == null) {
        assertThat(together).allMatch(some -> dead(some, new BigDecimal("-0.999")) < line.count());
        continue;
      }
      found++;
      BigDecimal move = reverse.move().rounded(18, RoundingMode.HALF_EVEN);
      List<Held> hit =
          reverse
              .instrument()
              .map(
                  only ->
                      all.stream()
                          .filter(one -> one.line().key().instrument().equals(only))
                          .toList())
              .orElse(all);
      BigDecimal beyond = move.add(move.signum() < 0 ? HAIR.negate() : HAIR);
      assertThat(Math.max(dead(hit, move), dead(hit, beyond)))
          .as(line.toString())
          .isGreaterThanOrEqualTo(line.count());
      BigDecimal smaller = move.abs().subtract(HAIR);
      if (smaller.signum() > 0) {
        for (List<Held> some : together) {
          assertThat(dead(some, smaller)).as(line.toString()).isLessThan(line.count());
          assertThat(dead(some, smaller.negate())).isLessThan(line.count());
        }
      }
    }
    assertThat(found).isGreaterThan(10);
  }

  @Test
  void aFlashCrashKillsAtItsExtremeAndLeavesTheRestWhereItEnds() {
    Map<String, BigDecimal[]> paths = new LinkedHashMap<>();
    paths.put("down 10 %, back to where it was", path("-0.10", "0"));
    paths.put("down 30 %, back to down 5 %", path("-0.30", "-0.05"));
    paths.put("down 60 %, back to down 15 %", path("-0.60", "-0.15"));
    paths.put("up 20 %, back to where it was", path("0.20", "0"));
    List<ScenarioLine> lines =
        ScenarioLine.of(FACTS).stream().filter(line -> line.kind().equals("flash crash")).toList();
    assertThat(lines).hasSize(paths.size() * Scope.nodes(FACTS).size());
    for (ScenarioLine line : lines) {
      BigDecimal[] path = Objects.requireNonNull(paths.get(line.scenario()), line.scenario());
      BigDecimal burned = BigDecimal.ZERO;
      BigDecimal after = BigDecimal.ZERO;
      int dead = 0;
      for (Held one : Scope.nodes(FACTS).getOrDefault(line.scope(), List.of())) {
        if (dead(List.of(one), path[0]) > 0) {
          dead++;
          burned = burned.add(one.position().economics().isolatedMargin());
        } else {
          after = after.add(equity(one.position().economics(), moved(one, path[1])));
        }
      }
      assertThat(line.fallout().liquidated()).as(line.toString()).isEqualTo(dead);
      assertThat(line.fallout().burned()).isEqualByComparingTo(burned);
      near(line.fallout().equityAfter().orElseThrow(), after);
      assertThat(line.worthAfter()).isEmpty();
    }
  }

  private static BigDecimal[] path(String extreme, String end) {
    return new BigDecimal[] {new BigDecimal(extreme), new BigDecimal(end)};
  }

  @Test
  void aDepegRaisesMarksQuotedInTheAssetAndTakesItsShareOfEveryWallet() {
    int hit = 0;
    for (ScenarioLine line : ScenarioLine.of(FACTS)) {
      if (line.kind().equals("depeg") && line.scenario().startsWith("USDT loses 5 ")) {
        BigDecimal rise =
            new BigDecimal("0.05").divide(new BigDecimal("0.95"), 40, RoundingMode.UP);
        BigDecimal after = BigDecimal.ZERO;
        int dead = 0;
        for (Held one : Scope.nodes(FACTS).getOrDefault(line.scope(), List.of())) {
          boolean quoted =
              one.instrument().filter(it -> it.indexQuote().equals("USDT")).isPresent();
          BigDecimal move = quoted ? rise : BigDecimal.ZERO;
          if (dead(List.of(one), move) > 0) {
            dead++;
          } else {
            after = after.add(equity(one.position().economics(), moved(one, move)));
          }
        }
        assertThat(line.fallout().liquidated()).as(line.toString()).isEqualTo(dead);
        if (line.scope().settlementAsset().equals("USDT")) {
          hit++;
          near(line.worthAfter().orElseThrow(), after.multiply(new BigDecimal("0.95")));
        } else {
          assertThat(line.worthAfter()).isEmpty();
        }
      }
    }
    assertThat(hit).isPositive();
  }

  /** All linear positions of one asset as if one account held them. */
  private static StressFacts oneAccount(boolean isBalanceKnown) {
    List<Held> linear =
        FACTS.held().stream()
            .filter(one -> one.asset().equals("USDT"))
            .filter(one -> one.position().economics().contract().kind() == ContractKind.LINEAR)
            .toList();
    List<AccountBalancesQuery.Row> balances = new ArrayList<>();
    if (isBalanceKnown) {
      for (Held one : linear) {
        balances.add(
            new AccountBalancesQuery.Row(
                one.venue(), one.line().key().account(), "USDT", AT, new BigDecimal("250")));
      }
    }
    return new StressFacts(AT, linear, List.of(), balances, FACTS.packs(), List.of());
  }

  @Test
  void aShadowAccountStandsForEverythingAndIsolationForEachAlone() {
    for (ShadowLine line : ShadowLine.of(oneAccount(true))) {
      Held one =
          oneAccount(true).held().stream()
              .filter(held -> line.account().endsWith("/" + held.line().key().account()))
              .findFirst()
              .orElseThrow();
      BigDecimal move = line.outcome().move();
      boolean dead = dead(List.of(one), move) > 0;
      BigDecimal equity = equity(one.position().economics(), moved(one, move));
      assertThat(line.freeKnown()).isTrue();
      assertThat(line.outcome().isolatedDead()).as(line.toString()).hasSize(dead ? 1 : 0);
      near(
          line.outcome().isolatedEquity(),
          new BigDecimal("250").add(dead ? BigDecimal.ZERO : equity));
      assertThat(line.goneWithIt()).isEqualTo(line.outcome().isCrossDead() && !dead ? 1 : 0);
      Fraction worth = line.outcome().isolatedEquity().minus(line.outcome().crossEquity());
      assertThat(line.outcome().valueOfContainment().minus(worth).signum()).isZero();
    }
  }

  @Test
  void sevenAspectsOfEveryAccountAreComputedAndAnUnknownBalanceIsSaidToBeUnknown() {
    List<ModeLine> known = ModeLine.of(oneAccount(true));
    Map<String, List<ModeLine>> byAccount =
        known.stream().collect(Collectors.groupingBy(ModeLine::account));
    assertThat(byAccount).isNotEmpty();
    for (List<ModeLine> lines : byAccount.values()) {
      assertThat(lines)
          .extracting(ModeLine::aspect)
          .containsExactly(
              "risk scope",
              "leverage control",
              "liquidation effect",
              "best use",
              "efficiency",
              "complexity",
              "collateral control");
    }
    for (Held one : oneAccount(true).held()) {
      String account = one.venue() + "/" + one.line().key().account();
      List<ModeLine> lines = Objects.requireNonNull(byAccount.get(account));
      PositionLine line = one.line();
      assertThat(lines.get(2).isolated()).startsWith("1 of 1 position, the first at ");
      assertThat(lines.get(3).isolated()).isEqualTo("100.00 % of the notional points one way");
      assertThat(lines.get(3).cross()).isEqualTo("0.00 % offsets itself in the same base asset");
      BigDecimal leverage = one.position().leverage().stripTrailingZeros();
      assertThat(lines.get(1).isolated())
          .as(line.key().toString())
          .isEqualTo("set for each position, %1$sx to %1$sx".formatted(leverage.toPlainString()));
      BigDecimal equity =
          equity(one.position().economics(), one.position().mark()).add(new BigDecimal("250"));
      if (equity.signum() > 0) {
        BigDecimal effective =
            value(one.position().economics(), one.position().mark())
                .divide(equity, 2, RoundingMode.CEILING)
                .stripTrailingZeros();
        assertThat(lines.get(1).cross())
            .isEqualTo("%sx of the account, whatever is set".formatted(effective.toPlainString()));
      }
    }
    assertThat(ModeLine.of(oneAccount(false)))
        .filteredOn(line -> line.aspect().equals("risk scope"))
        .isNotEmpty()
        .allMatch(line -> line.cross().endsWith("and a free balance that is not known"));
  }
}
