package io.ringfence.domain.generation;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.TierSchedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A bracket table as the second implementation reads it: floors, rates, and amounts it adds up
 * itself.
 *
 * @param floors lower ends, the first 0
 * @param marginal whether each rate holds for its slice only
 * @param contracts whether the floors count contracts instead of value
 * @param domain the same table as the domain reads it
 */
record Brackets(
    BigDecimal[] floors,
    BigDecimal[] rates,
    BigDecimal[] amounts,
    boolean marginal,
    boolean contracts,
    TierSchedule domain) {
  private static final int MOST = 7;

  static Brackets random(RandomGenerator dice, boolean marginal, boolean contracts) {
    int count = dice.nextInt(2, MOST + 1);
    BigDecimal[] floors = new BigDecimal[count];
    BigDecimal[] rates = new BigDecimal[count];
    BigDecimal floor = BigDecimal.ZERO;
    BigDecimal rate = BigDecimal.valueOf(dice.nextInt(20, 200), 4);
    for (int i = 0; i < count; i++) {
      floors[i] = floor;
      rates[i] = rate;
      floor = floor.add(BigDecimal.valueOf(dice.nextInt(1_000, 200_000)));
      rate = rate.add(BigDecimal.valueOf(dice.nextInt(1, 500), 4));
    }
    BigDecimal[] amounts = marginal ? savings(floors, rates) : zeros(count);
    return new Brackets(
        floors,
        rates,
        amounts,
        marginal,
        contracts,
        domain(floors, rates, amounts, marginal, contracts, dice.nextBoolean()));
  }

  /** What the lower rates save on the slices below each floor. */
  private static BigDecimal[] savings(BigDecimal[] floors, BigDecimal[] rates) {
    BigDecimal[] savings = zeros(floors.length);
    for (int i = 0; i < floors.length; i++) {
      for (int lower = 0; lower < i; lower++) {
        BigDecimal slice = floors[lower + 1].subtract(floors[lower]);
        savings[i] = savings[i].add(slice.multiply(rates[i].subtract(rates[lower])));
      }
    }
    return savings;
  }

  private static BigDecimal[] zeros(int count) {
    BigDecimal[] zeros = new BigDecimal[count];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }

  private static TierSchedule domain(
      BigDecimal[] floors,
      BigDecimal[] rates,
      BigDecimal[] amounts,
      boolean marginal,
      boolean contracts,
      boolean open) {
    List<MaintenanceTier> tiers = new ArrayList<>();
    for (int i = 0; i < floors.length; i++) {
      boolean last = i == floors.length - 1;
      BigDecimal end = last ? floors[i].add(BigDecimal.TEN) : floors[i + 1];
      tiers.add(
          new MaintenanceTier(
              floors[i],
              last && open ? Optional.empty() : Optional.of(end),
              rates[i],
              amounts[i],
              BigDecimal.ONE));
    }
    return new TierSchedule(
        marginal ? TierSchedule.Kind.MARGINAL : TierSchedule.Kind.WHOLE_POSITION,
        contracts ? TierSchedule.Basis.CONTRACTS : TierSchedule.Basis.VALUE,
        tiers);
  }

  /** The same in a smaller unit of the settlement asset: so many times as much. */
  Brackets scaled(BigDecimal times) {
    if (contracts) {
      return this;
    }
    BigDecimal[] larger = floors.clone();
    BigDecimal[] savings = amounts.clone();
    for (int i = 0; i < larger.length; i++) {
      larger[i] = larger[i].multiply(times);
      savings[i] = savings[i].multiply(times);
    }
    boolean open = domain.tiers().getLast().cap().isEmpty();
    return new Brackets(
        larger,
        rates,
        savings,
        marginal,
        false,
        domain(larger, rates, savings, marginal, false, open));
  }

  int size() {
    return floors.length;
  }

  /** The highest bracket whose floor lies below; on a floor it is the one beneath. */
  int holding(BigDecimal measure) {
    int held = 0;
    while (held + 1 < floors.length && floors[held + 1].compareTo(measure) < 0) {
      held++;
    }
    return held;
  }

  BigDecimal highestFloor() {
    return floors[floors.length - 1];
  }

  /** A floor above 0. */
  BigDecimal edge(RandomGenerator dice) {
    return floors[dice.nextInt(1, floors.length)];
  }

  /** Whether a value lies within one unit of an edge. */
  boolean isNearEdge(BigDecimal value) {
    for (int i = 1; i < floors.length; i++) {
      if (value.subtract(floors[i]).abs().compareTo(BigDecimal.ONE) <= 0) {
        return true;
      }
    }
    return false;
  }

  /** The nearest edge where a value is it but for the digits a division lost, else the value. */
  BigDecimal snapped(BigDecimal value) {
    for (BigDecimal floor : floors) {
      if (Digits.areEqual(value, floor)) {
        return floor;
      }
    }
    return value;
  }
}
