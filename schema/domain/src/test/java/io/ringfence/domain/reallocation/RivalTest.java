package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.reallocation.Rival.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten at 100 with a wallet of 69, marked at 95: 50 is lost, 19 is left. */
class RivalTest {
  private static final PoolPosition POSITION =
      new TidyPool().recipient("A", "40").sample().positions().getFirst().at(dec(95));

  private static final ReallocationPolicy POLICY =
      TidyPool.policy("10", "0.5")
          .with(Aims.DEFAULT.withCosts(new Aims.Costs(dec("0.01"), dec("0.001"))));

  private static Rival rival(Kind kind) {
    return Rival.of(POSITION, dec(80), POLICY).stream()
        .filter(one -> one.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static void assertFigures(Rival rival, String right, String wrong, String cash) {
    assertThat(rival.lossIfRight()).isEqualByComparingTo(dec(right));
    assertThat(rival.lossIfWrong()).isEqualByComparingTo(dec(wrong));
    assertThat(rival.cashUsed()).isEqualByComparingTo(dec(cash));
  }

  @Test
  void addingRisksTheWalletAndWhatIsAdded() {
    assertFigures(rival(Kind.ADD), "0.8", "149.8", "80");
    assertThat(rival(Kind.ADD).budgetUsed()).isEqualByComparingTo(dec(80));
  }

  @Test
  void closingMakesTheLossFinalAndFreesWhatIsLeft() {
    assertFigures(rival(Kind.CLOSE), "50.95", "50.95", "-18.05");
    assertThat(rival(Kind.CLOSE).budgetUsed()).isEqualByComparingTo(dec(-69));
  }

  @Test
  void doingNothingRisksTheWallet() {
    assertFigures(rival(Kind.DO_NOTHING), "0", "69", "0");
  }

  @Test
  void reducingMakesAShareOfTheLossFinalAndTheRestStandsAtTheTarget() {
    Rival reduce = rival(Kind.REDUCE);
    PoolPosition rest = Reduce.applied(POSITION, POLICY).orElseThrow();
    BigDecimal closed = POSITION.economics().quantity().subtract(rest.economics().quantity());

    assertThat(rest.slackAt(POLICY.targetDistance())).isNotNegative();
    assertThat(rest.exposure().equity()).isEqualByComparingTo(POSITION.exposure().equity());
    // 5 lost on each unit closed, and a fee of a thousandth of 95.
    assertThat(reduce.lossIfRight()).isEqualByComparingTo(closed.multiply(dec("5.095")));
    assertThat(reduce.lossIfWrong())
        .isEqualByComparingTo(dec(69).add(closed.multiply(dec("0.095"))));
  }

  @Test
  void everyAnswerIsThereOnce() {
    assertThat(Rival.of(POSITION, dec(80), POLICY))
        .extracting(Rival::kind)
        .isEqualTo(List.of(Kind.values()));
  }
}
