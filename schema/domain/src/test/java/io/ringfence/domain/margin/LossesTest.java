package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.quantity.PositionSide;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTest {
  private static final IsolatedPosition HUNDRED =
      new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(100));

  @ParameterizedTest(name = "at {0} {1} can still go")
  @CsvSource({"140, 500", "92, 20", "90, 0", "80, 0"})
  void theThreeLossesDiffer(String mark, String stillToLose) {
    Losses losses = Losses.of(HUNDRED, dec(mark), dec(130), List.of());

    assertThat(losses.lifetimeCap()).isEqualByComparingTo("130");
    assertThat(losses.cap()).isEqualByComparingTo("100");
    assertThat(losses.capWithFees()).isEqualByComparingTo("100");
    assertThat(losses.stillToLose()).isEqualByComparingTo(stillToLose);
  }

  @Test
  void whatTheAccountPaysBesideTheWalletIsInTheLifetimeCapAndTheCapWithFees() {
    Losses losses =
        Losses.of(
            HUNDRED,
            dec(100),
            dec(100),
            List.of(new CapException.AccountFunding(dec(3)), new CapException.AccountFees(dec(2))));

    assertThat(losses.lifetimeCap()).isEqualByComparingTo("105");
    assertThat(losses.cap()).isEqualByComparingTo("100");
    assertThat(losses.capWithFees()).isEqualByComparingTo("105");
    assertThat(losses.stillToLose()).isEqualByComparingTo("100");
  }

  @Test
  void aWalletThatRefillsItselfCapsAtWhatItCanReach() {
    Losses losses =
        Losses.of(HUNDRED, dec(100), dec(100), List.of(new CapException.AutoAddMargin(dec(1_000))));

    assertThat(losses.lifetimeCap()).isEqualByComparingTo("100");
    assertThat(losses.cap()).isEqualByComparingTo("1100");
    assertThat(losses.capWithFees()).isEqualByComparingTo("1100");
  }

  @Test
  void anExceptionIsNeverNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapException.AccountFunding(dec(-1)))
        .withMessage("paid must be >= 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapException.AccountFees(dec(-1)))
        .withMessage("paid must be >= 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapException.AutoAddMargin(dec(-1)))
        .withMessage("reachable must be >= 0, was -1");
  }
}
