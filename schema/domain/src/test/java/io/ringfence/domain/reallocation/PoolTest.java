package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolTest {
  private final List<PoolPosition> positions =
      new TidyPool().donor("B", "10").donor("A", "10").sample().positions();

  @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5}")
  @CsvSource({
    "aster, a1, USDT, entity, house, alpha",
    "binance, a2, USDT, entity, house, alpha",
    "binance, a1, USDC, entity, house, alpha",
    "binance, a1, USDT, other, house, alpha",
    "binance, a1, USDT, , house, alpha",
    "binance, a1, USDT, entity, client, alpha",
    "binance, a1, USDT, entity, , alpha",
    "binance, a1, USDT, entity, house, beta",
  })
  void marginOfAnotherVenueAccountAssetEntityOwnerOrDeskIsNoMember(
      String venue,
      String account,
      String asset,
      @Nullable String entity,
      @Nullable String owner,
      String desk) {
    var id = new Pool.Id(venue, account, asset, entity, owner, desk);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pool(id, positions, null, Map.of()))
        .withMessageEndingWith("does not belong to pool " + id);
  }

  @Test
  void positionsAreKeptInTheOrderOfTheirKeys() {
    assertThat(new Pool(SamplePool.ID, positions, null, Map.of()).positions())
        .extracting(position -> position.key().instrument().symbol())
        .containsExactly("A", "B");
  }

  @Test
  void aPositionGivenTwiceIsRefused() {
    List<PoolPosition> twice = List.of(positions.getFirst(), positions.getFirst());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pool(SamplePool.ID, twice, null, Map.of()))
        .withMessageStartingWith("positions must be different, were");
  }

  @Test
  void balanceAndHeadroomAreNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pool.Cash.of(dec(-1)))
        .withMessage("free balance must be >= 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pool.Cash(dec(1), dec(-1)))
        .withMessage("promised must be >= 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pool(SamplePool.ID, positions, null, Map.of(NodePath.FIRM, dec(-1))))
        .withMessage("headroom of firm must be >= 0, was -1");
  }

  @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5} {6}: {7}")
  @CsvSource({
    "0, 0.15, 10, 1, 0, 0, -0.1, 'targetDistance must lie in (0, 1), was 0'",
    "1, 1, 10, 1, 0, 0, -0.1, 'targetDistance must lie in (0, 1), was 1'",
    "0.1, 0.09, 10, 1, 0, 0, -0.1, 'donorDistance must lie in [targetDistance, 1), was 0.09'",
    "0.1, 1, 10, 1, 0, 0, -0.1, 'donorDistance must lie in [targetDistance, 1), was 1'",
    "0.1, 0.15, 0, 1, 0, 0, -0.1, 'minimumTransfer must be > 0, was 0'",
    "0.1, 0.15, 10, 0, 0, 0, -0.1, 'transferStep must be > 0, was 0'",
    "0.1, 0.15, 10, 1, -0.1, 0, -0.1, 'removalCushion must lie in [0, 1), was -0.1'",
    "0.1, 0.15, 10, 1, 1, 0, -0.1, 'removalCushion must lie in [0, 1), was 1'",
    "0.1, 0.15, 10, 1, 0, -0.1, -0.1, 'cashReserve must lie in [0, 1], was -0.1'",
    "0.1, 0.15, 10, 1, 0, 1.1, -0.1, 'cashReserve must lie in [0, 1], was 1.1'",
    "0.1, 0.15, 10, 1, 0, 0, -1, 'shock must be > -1, was -1'",
  })
  void aPolicyOutOfRangeIsRefused(
      BigDecimal target,
      BigDecimal donor,
      BigDecimal minimum,
      BigDecimal step,
      BigDecimal cushion,
      BigDecimal reserve,
      BigDecimal shock,
      String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ReallocationPolicy(
                    target, donor, minimum, step, cushion, reserve, List.of(shock)))
        .withMessage(message);
  }

  @ParameterizedTest(name = "{0} in steps of {1}: up {2}, down {3}")
  @CsvSource({"10.01, 0.5, 10.5, 10", "10, 0.5, 10, 10", "0.1, 1, 1, 0", "7, 3, 9, 6"})
  void amountsAreRoundedToTheStep(BigDecimal amount, String step, BigDecimal up, BigDecimal down) {
    ReallocationPolicy policy = TidyPool.policy("10", step);

    assertThat(policy.roundedUp(amount)).isEqualByComparingTo(up);
    assertThat(policy.roundedDown(amount)).isEqualByComparingTo(down);
  }
}
