package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Aims.Stance;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies beyond defending from the pool's own means: what bars, what costs, what comes late. */
class PoliciesTest {
  private static final ReallocationPolicy POLICY = TidyPool.policy("10", "0.5");

  /** One window in ten goes a sigma far, one in a hundred two. */
  private static final BarrierOdds ODDS = odds();

  private static BarrierOdds odds() {
    List<Double> moves = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      moves.add(i == 0 ? 2.0 : i < 10 ? 1.0 : 0.5);
    }
    return BarrierOdds.of(moves);
  }

  private static Outlook.Volatility volatility(String sigma) {
    return new Outlook.Volatility(dec(sigma), Duration.ofHours(8), ODDS);
  }

  private static Pool pool(
      TidyPool tidy, @Nullable String free, List<Lane> lanes, Outlook outlookOfFirst) {
    List<PoolPosition> positions = new ArrayList<>(tidy.sample().positions());
    positions.set(0, positions.getFirst().with(outlookOfFirst));
    Pool.Cash cash = free == null ? null : Pool.Cash.of(dec(free));
    return new Pool(SamplePool.ID, positions, cash, Map.of(), lanes);
  }

  private static Lane lane(String available, Duration arrival) {
    return new Lane("okx/b", dec(available), BigDecimal.ONE, dec("0.01"), arrival);
  }

  private static List<String> words(Pool pool, ReallocationPolicy policy) {
    Batch batch = Reallocation.propose(pool, policy);
    assertThat(BatchAudit.violations(batch, policy)).isEmpty();
    return batch.suggestions().stream().map(TidyPool::inWords).toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCKED", "COOLING_DOWN", "BREAK_OPEN"})
  void whatIsBarredNeitherReceivesNorGives(Obstacle why) {
    Outlook barred = new Outlook(null, null, why, null);

    assertThat(words(pool(new TidyPool().recipient("A", "40"), "40", List.of(), barred), POLICY))
        .containsExactly("A needs 40: " + why);
    assertThat(
            words(
                pool(new TidyPool().donor("D", "90").recipient("A", "40"), null, List.of(), barred),
                POLICY))
        .containsExactly("A needs 40: TARGET_OUT_OF_REACH");
  }

  @ParameterizedTest(name = "{0} left: {1}")
  @CsvSource({"40, CASH>A 40", "39.5, 'A needs 40: TOP_UP_CAP'"})
  void topUpsStayWithinTheCapThatWasCommittedTo(String left, String expected) {
    Outlook capped = new Outlook(null, null, null, dec(left));

    assertThat(words(pool(new TidyPool().recipient("A", "40"), "40", List.of(), capped), POLICY))
        .containsExactly(expected);
  }

  /** The wallet of 69 is all that can be saved. */
  @ParameterizedTest(name = "cash at {0}: {1}")
  @CsvSource({"1.7, CASH>A 40", "1.8, 'A needs 40: NOT_WORTH_ITS_COST'"})
  void whatCostsMoreThanItSavesIsNotDone(String cost, String expected) {
    Aims aims = Aims.DEFAULT.withCosts(new Aims.Costs(dec(cost), BigDecimal.ZERO));
    ReallocationPolicy unweighted =
        POLICY.with(
            new Aims(
                aims.stances(),
                null,
                aims.costs(),
                Map.of(),
                null,
                Map.of(),
                aims.harvestDistance(),
                aims.pressDistance(),
                aims.pressTrend()));

    assertThat(
            words(
                pool(new TidyPool().recipient("A", "40"), "40", List.of(), Outlook.UNKNOWN),
                unweighted))
        .containsExactly(expected);
  }

  @Test
  void aPolicyThatDoesNotDefendFeedsNobody() {
    ReallocationPolicy policy = POLICY.with(Aims.DEFAULT.withStances(EnumSet.of(Stance.RETREAT)));

    assertThat(
            words(
                pool(new TidyPool().recipient("A", "40"), "90", List.of(), Outlook.UNKNOWN),
                policy))
        .containsExactly("A needs 40: NOT_DEFENDED");
  }

  @Test
  void ofTwoNodesThatSayOtherwiseTheNearestHolds() {
    Aims retreating = Aims.DEFAULT.withStances(EnumSet.of(Stance.RETREAT));
    Pool pool = pool(new TidyPool().recipient("A", "40"), "90", List.of(), Outlook.UNKNOWN);
    NodePath book = pool.positions().getFirst().facts().node();
    NodePath desk = NodePath.desk(book.deskName().orElseThrow());

    assertThat(words(pool, POLICY.with(Aims.DEFAULT, Map.of(desk, retreating))))
        .containsExactly("A needs 40: NOT_DEFENDED");
    assertThat(words(pool, POLICY.with(retreating, Map.of(desk, retreating, book, Aims.DEFAULT))))
        .containsExactly("CASH>A 40");
    assertThat(
            words(
                pool,
                POLICY.with(
                    Aims.DEFAULT,
                    Map.of(
                        desk,
                        Aims.DEFAULT.withCosts(new Aims.Costs(dec("1000"), BigDecimal.ZERO))))))
        .containsExactly("A needs 40: NOT_WORTH_ITS_COST");
    assertThat(words(pool, POLICY.with(Aims.DEFAULT, Map.of(NodePath.desk("x"), retreating))))
        .containsExactly("CASH>A 40");
  }

  @Test
  void atMostOneMoveGoesToWhomItSavesMost() {
    ReallocationPolicy policy = POLICY.with(Aims.DEFAULT.withMostMoves(1));

    assertThat(
            words(
                pool(
                    new TidyPool().recipient("A", "50").recipient("B", "20"),
                    "90",
                    List.of(),
                    Outlook.UNKNOWN),
                policy))
        .containsExactly("CASH>B 20", "A needs 50: MOVE_LIMIT");
  }

  /** The same positions in another account, and its own pool. */
  private static Pool inAccount(String account, TidyPool tidy, String free) {
    Pool.Id id =
        new Pool.Id(
            SamplePool.ID.venue(),
            account,
            SamplePool.ID.settlementAsset(),
            SamplePool.ID.legalEntity(),
            SamplePool.ID.clientOrHouse(),
            SamplePool.ID.desk());
    List<PoolPosition> positions =
        tidy.sample().positions().stream()
            .map(
                one ->
                    new PoolPosition(
                        new PositionKey(one.key().instrument(), account, one.key().side()),
                        one.rules(),
                        one.economics(),
                        one.leverage(),
                        one.facts(),
                        one.mark()))
            .toList();
    return new Pool(id, positions, Pool.Cash.of(dec(free)), Map.of());
  }

  private static List<String> inTurn(Pool... pools) {
    return CoupledPools.inTurn(List.of(pools), POLICY).stream()
        .flatMap(batch -> batch.suggestions().stream())
        .map(TidyPool::inWords)
        .toList();
  }

  @Test
  void oneBalanceIsNotPromisedToItsOwnPoolAndToWhoBorrowsIt() {
    Lane lane = new Lane("binance/b", dec(50), BigDecimal.ZERO, BigDecimal.ZERO, Duration.ZERO);
    Pool borrower = pool(new TidyPool().recipient("A", "40"), null, List.of(lane), Outlook.UNKNOWN);
    Pool lender = inAccount("b", new TidyPool().recipient("B", "30"), "50");

    assertThat(inTurn(lender, borrower))
        .containsExactly("CASH>B 30", "A needs 40: TARGET_OUT_OF_REACH");
    assertThat(inTurn(borrower, lender))
        .containsExactly("binance/b>A 40", "B needs 30: TARGET_OUT_OF_REACH");
  }

  @ParameterizedTest(name = "lane of {0}: {1}")
  @CsvSource({
    "90, 'D>A 15, okx/b>A 25'",
    "25, 'D>A 15, okx/b>A 25'",
    "24.5, 'A needs 40: TARGET_OUT_OF_REACH'",
  })
  void aLaneGivesOnlyWhatThePoolItselfCannot(String available, String expected) {
    TidyPool tidy = new TidyPool().recipient("A", "40").donor("D", "15");
    Pool given = pool(tidy, "5", List.of(lane(available, Duration.ZERO)), Outlook.UNKNOWN);

    assertThat(words(given, POLICY)).isEqualTo(List.of(expected.split(", ")));
  }

  /** Sigma 5 % a shift, one in twenty goes 1 sigma: 6 % away is trouble within 12 hours. */
  @ParameterizedTest(name = "in {0} h with sigma {1}: {2}")
  @CsvSource({
    "1, 0.05, okx/b>A 40",
    "30, 0.05, 'A needs 40: ARRIVES_TOO_LATE'",
    "1, , 'A needs 40: ARRIVES_TOO_LATE'",
  })
  void whatArrivesAfterTheTroubleIsVoid(int hours, @Nullable String sigma, String expected) {
    Outlook outlook = sigma == null ? Outlook.UNKNOWN : Outlook.of(volatility(sigma));
    ReallocationPolicy fixed =
        POLICY.with(
            new Aims(
                Aims.DEFAULT.stances(),
                null,
                Aims.Costs.FREE,
                Map.of(),
                null,
                Map.of(),
                dec("0.5"),
                dec("0.15"),
                BigDecimal.ONE));
    Pool given =
        pool(
            new TidyPool().recipient("A", "40"),
            null,
            List.of(
                new Lane(
                    "okx/b", dec("90"), BigDecimal.ZERO, BigDecimal.ZERO, Duration.ofHours(hours))),
            outlook);

    assertThat(words(given, fixed)).containsExactly(expected);
  }

  /** Target 2 sigma of 3 % is 5.8 %: who stands at 6.06 % needs nothing. */
  @Test
  void knownVolatilitySetsTheDistanceInSigma() {
    TidyPool tidy = new TidyPool().recipient("A", "39");

    assertThat(words(pool(tidy, "90", List.of(), Outlook.of(volatility("0.03"))), POLICY))
        .isEmpty();
    assertThat(words(pool(tidy, "90", List.of(), Outlook.of(volatility("0.05"))), POLICY))
        .hasSize(1);
  }

  @Test
  void aPositionInProfitGivesBackWhatItHoldsBeyondTheHarvestDistance() {
    Aims aims =
        new Aims(
            EnumSet.of(Stance.HARVEST),
            null,
            Aims.Costs.FREE,
            Map.of(),
            null,
            Map.of(),
            dec("0.20"),
            dec("0.15"),
            BigDecimal.ONE);
    // Bought at 100, marked at 100: nothing earned, nothing given back; at 110 it may.
    TidyPool tidy = new TidyPool().donor("D", "200");
    Pool flat = pool(tidy, null, List.of(), Outlook.UNKNOWN);
    Pool up =
        new Pool(flat.id(), List.of(flat.positions().getFirst().at(dec(110))), null, Map.of());

    assertThat(words(flat, POLICY.with(aims))).isEmpty();
    assertThat(words(up, POLICY.with(aims))).singleElement().asString().startsWith("D>CASH ");
  }

  @ParameterizedTest(name = "trend {0}: {1} moves")
  @CsvSource({"1, 1", "0.99, 0", ", 0"})
  void pressingNeedsAStatedTrendOfItsOwn(@Nullable String trend, int moves) {
    Aims aims =
        new Aims(
            EnumSet.of(Stance.PRESS),
            null,
            Aims.Costs.FREE,
            Map.of(),
            null,
            Map.of(),
            dec("0.9"),
            dec("0.30"),
            BigDecimal.ONE);
    Outlook outlook =
        new Outlook(
            null,
            trend == null ? null : new Outlook.Trend("20-day slope by sigma", dec(trend)),
            null,
            null);
    PoolPosition inProfit =
        pool(
                new TidyPool().recipient("A", "0", SamplePool.facts(Thesis.INTACT, Plan.ADD, null)),
                null,
                List.of(),
                outlook)
            .positions()
            .getFirst()
            .at(dec(110));
    Pool given = new Pool(SamplePool.ID, List.of(inProfit), Pool.Cash.of(dec(1000)), Map.of());
    Batch batch = Reallocation.propose(given, POLICY.with(aims));

    assertThat(batch.suggestions()).hasSize(moves);
    batch
        .suggestions()
        .forEach(suggestion -> assertThat(suggestion.stance()).isEqualTo(Stance.PRESS));
  }

  @Test
  void legsAddFirstWhereTheFreeBalanceCanBridge() {
    TidyPool tidy = new TidyPool().recipient("A", "40").donor("D", "90");
    Pool bridged = tidy.sample().pool(Pool.Cash.of(dec(100)), Map.of());
    Pool bare = tidy.sample().pool((Pool.Cash) null, Map.of());
    ReallocationPolicy reserve = TidyPool.policy("10", "0.5", "1");

    assertThat(legs(bridged, reserve).order()).isEqualTo(Legs.Order.ADD_THEN_REMOVE);
    assertThat(legs(bridged, reserve).freeBalanceAfterFirst()).isEqualByComparingTo(dec(-40));
    assertThat(legs(bare, reserve).order()).isEqualTo(Legs.Order.REMOVE_THEN_ADD);
    assertThat(legs(bare, reserve).recipientAfterFirst().position().isolatedMargin())
        .isEqualByComparingTo(dec(69));
  }

  private static Legs legs(Pool pool, ReallocationPolicy policy) {
    Suggestion first = Reallocation.propose(pool, policy).suggestions().getFirst();
    return Legs.of((Suggestion.Move) first, pool);
  }
}
