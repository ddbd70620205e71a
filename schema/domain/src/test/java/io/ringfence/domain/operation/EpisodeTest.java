package io.ringfence.domain.operation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.Dice;
import io.ringfence.domain.margin.CapException;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.Losses;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import io.ringfence.domain.position.EpisodeCash;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Episodes and their three losses, as operations move money. */
class EpisodeTest {
  private static final BigDecimal MARK = dec(100);

  private Episode episode = Episode.NONE;
  private Holding holding = Holding.flat(Contract.LINEAR).withFreeBalance(dec(1_000));

  private Applied run(OrderEffects effects, Operation operation) {
    var what = new WhatIf(effects, Optional.empty(), MARK);
    Applied applied = (Applied) what.apply(holding, operation);
    holding = applied.after();
    episode = episode.after(applied);
    return applied;
  }

  private static Operation.Open open(String price, String fee) {
    return new Operation.Open(PositionSide.LONG, fill("10", price, fee), dec(10));
  }

  private static Fill fill(String quantity, String price, String fee) {
    return new Fill(dec(quantity), dec(price), dec(fee));
  }

  private Losses losses(String mark) {
    IsolatedPosition position = holding.position().orElseThrow();
    EpisodeCash cash = episode.cash();
    return Losses.of(position, dec(mark), cash.netDeposits(), cash.exceptions());
  }

  @Test
  void theThreeLossesDifferWithProfitAndLoss() {
    run(OrderEffects.HYPERLIQUID, open("100", "0"));
    assertThat(losses("140").stillToLose()).isEqualByComparingTo("500");
    assertThat(losses("92").stillToLose()).isEqualByComparingTo("20");
    assertThat(losses("80").stillToLose()).isZero();
    assertThat(losses("140").cap()).isEqualByComparingTo("100");
    assertThat(losses("140").lifetimeCap()).isEqualByComparingTo("100");
  }

  @Test
  void aFeeTheAccountPaysStandsOutsideTheCapOneTheWalletPaysInsideIt() {
    run(OrderEffects.OKX, open("100", "2"));
    assertThat(losses("100").cap()).isEqualByComparingTo("100");
    assertThat(losses("100").capWithFees()).isEqualByComparingTo("102");
    assertThat(losses("100").lifetimeCap()).isEqualByComparingTo("102");

    episode = Episode.NONE;
    holding = Holding.flat(Contract.LINEAR).withFreeBalance(dec(1_000));
    run(OrderEffects.HYPERLIQUID, open("100", "2"));
    assertThat(losses("100").cap()).isEqualByComparingTo("98");
    assertThat(losses("100").capWithFees()).isEqualByComparingTo("98");
    assertThat(losses("100").lifetimeCap()).isEqualByComparingTo("100");
  }

  @Test
  void fundingTheAccountPaysRaisesTheLifetimeCapAndLeavesTheCap() {
    run(OrderEffects.BYBIT, open("100", "0"));
    run(OrderEffects.BYBIT, new Operation.Funding(MARK, dec("0.003")));
    assertThat(losses("100").cap()).isEqualByComparingTo("100");
    assertThat(losses("100").capWithFees()).isEqualByComparingTo("103");
    assertThat(losses("100").lifetimeCap()).isEqualByComparingTo("103");

    run(OrderEffects.BYBIT, new Operation.Funding(MARK, dec("-0.005")));
    assertThat(episode.cash().lifetimeCap()).isEqualByComparingTo("98");
    assertThat(episode.cash().exceptions())
        .contains(new CapException.AccountFunding(BigDecimal.ZERO));
  }

  @Test
  void anOpeningAndAFlipBeginAnEpisodeWhoseFiguresBeginAnew() {
    run(OrderEffects.HYPERLIQUID, open("100", "0"));
    run(OrderEffects.HYPERLIQUID, new Operation.Add(dec(50)));
    assertThat(episode.number()).isEqualTo(1);
    assertThat(episode.cash().lifetimeCap()).isEqualByComparingTo("150");

    run(OrderEffects.HYPERLIQUID, new Operation.Flip(fill("15", "90", "3"), dec(10)));
    assertThat(episode.number()).isEqualTo(2);
    assertThat(episode.cash().deposited()).isEqualByComparingTo("45");
    assertThat(episode.cash().lifetimeCap()).isEqualByComparingTo("45");

    run(OrderEffects.HYPERLIQUID, new Operation.Close(dec(90), dec(0)));
    assertThat(episode.number()).isEqualTo(2);
    run(OrderEffects.HYPERLIQUID, open("100", "0"));
    assertThat(episode.number()).isEqualTo(3);
    assertThat(episode.cash().lifetimeCap()).isEqualByComparingTo("100");
  }

  @Test
  void aClosedEpisodeHasCostWhatItLostWithAllFeesAndFunding() {
    run(OrderEffects.OKX, open("100", "1"));
    run(OrderEffects.OKX, new Operation.Funding(MARK, dec("0.002")));
    run(OrderEffects.OKX, new Operation.Reduce(fill("4", "95", "0.5"), dec(10)));
    run(OrderEffects.OKX, new Operation.Close(dec(102), dec("0.5")));
    // 20 lost on four, 12 won on six, 2 funding, 2 fees.
    assertThat(episode.cash().lifetimeCap()).isEqualByComparingTo("12");
    assertThat(holding.freeBalance().orElseThrow()).isEqualByComparingTo("988");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void theLifetimeCapIsWhatTheAccountIsShortOfSinceTheEpisodeBegan(long seed) {
    Dice dice = new Dice(seed + 5_000);
    RandomHolding random = new RandomHolding(dice);
    OrderEffects effects = dice.oneOf(RandomHolding.VENUES);
    Holding now = new Holding(random.contract(), Optional.empty(), Optional.of(dec(10_000_000)));
    Episode running = Episode.NONE;
    BigDecimal account = BigDecimal.ZERO;
    for (int step = 0; step < 30; step++) {
      BigDecimal mark = random.price();
      Operation operation = random.operation(now, mark);
      var outcome = new WhatIf(effects, Optional.empty(), mark).apply(now, operation);
      if (outcome instanceof Applied applied && !(operation instanceof Operation.Flip)) {
        Episode next = running.after(applied);
        boolean begun = next.number() > running.number();
        account = (begun ? BigDecimal.ZERO : account).add(applied.net(Place.ACCOUNT));
        assertThat(next.cash().lifetimeCap()).isEqualByComparingTo(account.negate());
        running = next;
        now = applied.after();
      }
    }
  }

  @Test
  void aFigureOutOfRangeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EpisodeCash.NOTHING.feeByAccount(dec(-1)))
        .withMessage("accountFees must be >= 0, was -1");
    assertThat(List.of(EpisodeCash.NOTHING.moved(dec(-2)).withdrawn())).containsExactly(dec(2));
  }
}
