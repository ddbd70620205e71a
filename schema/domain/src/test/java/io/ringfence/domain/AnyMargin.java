package io.ringfence.domain;

import io.ringfence.domain.margin.Bitmex;
import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.KucoinV1;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.margin.TierSchedule.Basis;
import io.ringfence.domain.margin.TierSchedule.Kind;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A random position under a random model: every generation, kind of contract and side.
 *
 * @param model the venue's model
 * @param position a position with a leverage
 * @param mark a mark not far from its entry
 * @param removal a removal rule
 */
public record AnyMargin(
    MarginModel model, IsolatedPosition position, BigDecimal mark, RemovalRule removal) {
  /** How many generations {@link #of} tells apart. */
  public static final int GENERATIONS = 11;

  private static final BigDecimal TICK = new BigDecimal("0.05");
  private static final BigDecimal TAKER = new BigDecimal("0.0006");

  /** One of any generation. */
  public static AnyMargin random(Dice dice) {
    return of(dice.whole(0, GENERATIONS - 1), dice);
  }

  /** One of a generation, counted from 0. */
  public static AnyMargin of(int generation, Dice dice) {
    IsolatedPosition position = position(dice);
    BigDecimal mark =
        position
            .entryPrice()
            .multiply(dice.between("0.97", "1.03", 4))
            .setScale(2, RoundingMode.UP);
    RemovalRule removal =
        dice.oneOf(
            new RemovalRule.WalletLessMaintenance(),
            new RemovalRule.InitialOrTenth(),
            new RemovalRule.Never(),
            new RemovalRule.Unknown("not published"));
    return new AnyMargin(model(generation, position, dice), position, mark, removal);
  }

  /** The same with rules around the model. */
  public MarginRules rules() {
    return new MarginRules(
        new InstrumentId("venue", "ANY"), position.contract(), "COIN", model, removal, "any@1");
  }

  private static IsolatedPosition position(Dice dice) {
    Contract contract =
        dice.oneOf(
            Contract.LINEAR,
            new Contract(ContractKind.LINEAR, new BigDecimal("0.01"), 8),
            new Contract(ContractKind.INVERSE, BigDecimal.TEN, 8),
            new Contract(ContractKind.QUANTO, new BigDecimal("0.001"), 8));
    BigDecimal leverage = dice.between("1", "30", 0);
    BigDecimal quantity = dice.between("1", "5000", 0);
    BigDecimal entry = dice.between("20", "900", 2);
    BigDecimal value = contract.charged(contract.value(contract.size(quantity), entry));
    BigDecimal initial = value.divide(leverage, 8, RoundingMode.CEILING);
    BigDecimal added =
        dice.chance(50)
            ? BigDecimal.ZERO
            : initial.multiply(dice.between("0", "0.5", 2)).setScale(8, RoundingMode.DOWN);
    return new IsolatedPosition(
        contract,
        dice.side(),
        quantity,
        entry,
        initial.add(added),
        new VenueTerms(Optional.of(leverage), added, booked(value, dice), printed(value, dice)));
  }

  /** A cost as some venues book it, not quite the value at the average entry. */
  private static Optional<BigDecimal> booked(BigDecimal value, Dice dice) {
    return dice.chance(20)
        ? Optional.of(value.add(new BigDecimal("0.00000001")))
        : Optional.empty();
  }

  /** A maintenance margin as some venues print it with the position. */
  private static Optional<BigDecimal> printed(BigDecimal value, Dice dice) {
    return dice.chance(20)
        ? Optional.of(value.multiply(new BigDecimal("0.0071")))
        : Optional.empty();
  }

  private static MarginModel model(int generation, IsolatedPosition position, Dice dice) {
    TierSchedule tiers = tiers(position, Kind.MARGINAL, Basis.VALUE);
    var equality = dice.oneOf(TriggerEquality.values());
    var standard = new StandardMargin(tiers, BigDecimal.ZERO, equality);
    return switch (generation) {
      case 0 -> standard;
      case 1 -> new StandardMargin(tiers, TAKER, equality);
      case 2 ->
          new StandardMargin(tiers(position, Kind.WHOLE_POSITION, Basis.VALUE), TAKER, equality);
      case 3 -> new EntryMaintenance(tiers, equality);
      case 4 ->
          new OkxTick(
              new StandardMargin(
                  tiers(position, Kind.WHOLE_POSITION, Basis.CONTRACTS), TAKER, equality),
              TICK);
      case 5 -> new KucoinV1(tiers, TAKER, TICK);
      case 6 -> new BybitLegacyInverse(tiers, TAKER, TICK);
      case 7 -> new BybitLegacyRounded(tiers, TICK);
      case 8 -> new BybitFeeToClose(tiers, TAKER);
      case 9 -> new Bitmex(tiers, TAKER, TICK);
      default ->
          dice.chance(50)
              ? new Htx(standard, new BigDecimal("0.1"))
              : new Nautilus(new BigDecimal("0.05"));
    };
  }

  /** Three tiers around the position's own value or quantity. */
  private static TierSchedule tiers(IsolatedPosition position, Kind kind, Basis basis) {
    BigDecimal around =
        switch (basis) {
          case VALUE -> position.notional(position.entryPrice());
          case CONTRACTS -> position.quantity();
        };
    List<BigDecimal> floors =
        List.of(
            BigDecimal.ZERO,
            around.multiply(new BigDecimal("0.95")),
            around.multiply(new BigDecimal("1.02")));
    List<String> rates = List.of("0.004", "0.006", "0.011");
    List<MaintenanceTier> tiers = new ArrayList<>();
    BigDecimal amount = BigDecimal.ZERO;
    for (int i = 0; i < floors.size(); i++) {
      BigDecimal rate = new BigDecimal(rates.get(i));
      if (i > 0 && kind == Kind.MARGINAL) {
        BigDecimal step = rate.subtract(new BigDecimal(rates.get(i - 1)));
        amount = amount.add(floors.get(i).multiply(step));
      }
      Optional<BigDecimal> cap =
          i + 1 < floors.size() ? Optional.of(floors.get(i + 1)) : Optional.empty();
      tiers.add(new MaintenanceTier(floors.get(i), cap, rate, amount, new BigDecimal(50)));
    }
    return new TierSchedule(kind, basis, tiers);
  }
}
