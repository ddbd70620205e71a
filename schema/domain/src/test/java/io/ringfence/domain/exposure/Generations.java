package io.ringfence.domain.exposure;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Figures;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.margin.Bitmex;
import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A formula generation with a kind of schedule, and how a linear position of it is watched. */
enum Generations {
  STANDARD(true),
  STANDARD_SURVIVES(true),
  STANDARD_BY_CONTRACTS(true),
  STANDARD_EXCERPT(true),
  STANDARD_JUMPING(false),
  OKX_TICK(true),
  ENTRY_MM(true),
  BYBIT_LEGACY_INVERSE(true),
  BYBIT_LEGACY_ROUNDED(true),
  BYBIT_FEE_TO_CLOSE(true),
  BITMEX(true),
  KUCOIN_V1(true),
  HTX(false),
  NAUTILUS(false);

  private static final BigDecimal FEE = new BigDecimal("0.0006");
  private static final BigDecimal TICK = new BigDecimal("0.5");

  private final boolean watched;

  Generations(boolean watched) {
    this.watched = watched;
  }

  /** Whether positions of a contract are watched by their triggers; else every mark visits them. */
  boolean isWatched(ContractKind kind) {
    return switch (kind) {
      case LINEAR, QUANTO -> watched;
      case INVERSE -> false;
    };
  }

  /** Rules drawn for a kind of contract. */
  MarginRules rules(ContractKind kind, Dice dice) {
    BigDecimal multiplier = kind == ContractKind.QUANTO ? new BigDecimal("0.1") : BigDecimal.ONE;
    return new MarginRules(
        Figures.BTC,
        new Contract(kind, multiplier, kind == ContractKind.INVERSE ? 8 : 18),
        "USDT",
        model(dice),
        new RemovalRule.WalletLessMaintenance(),
        "test@1");
  }

  private MarginModel model(Dice dice) {
    TierSchedule marginal = slices(dice).schedule();
    TierSchedule jumping =
        schedule(TierSchedule.Kind.WHOLE_POSITION, TierSchedule.Basis.VALUE, marginal);
    TierSchedule contracts =
        schedule(TierSchedule.Kind.WHOLE_POSITION, TierSchedule.Basis.CONTRACTS, marginal);
    TriggerEquality any = dice.oneOf(TriggerEquality.values());
    return switch (this) {
      case STANDARD -> new StandardMargin(marginal, BigDecimal.ZERO, TriggerEquality.LIQUIDATES);
      case STANDARD_SURVIVES -> new StandardMargin(marginal, FEE, TriggerEquality.SURVIVES);
      case STANDARD_BY_CONTRACTS -> new StandardMargin(contracts, FEE, any);
      case STANDARD_EXCERPT ->
          new StandardMargin(
              TierSchedule.excerpt(new BigDecimal("0.05"), new BigDecimal("2.5")), FEE, any);
      case STANDARD_JUMPING -> new StandardMargin(jumping, FEE, any);
      case OKX_TICK -> new OkxTick(new StandardMargin(contracts, FEE, any), TICK);
      case ENTRY_MM -> new EntryMaintenance(dice.oneOf(marginal, contracts), any);
      case BYBIT_LEGACY_INVERSE -> new BybitLegacyInverse(marginal, FEE, TICK);
      case BYBIT_LEGACY_ROUNDED -> new BybitLegacyRounded(marginal, TICK);
      case BYBIT_FEE_TO_CLOSE -> new BybitFeeToClose(marginal, FEE);
      case BITMEX -> new Bitmex(jumping, FEE, TICK);
      case KUCOIN_V1 -> new KucoinV1(marginal, FEE, TICK);
      case HTX -> new Htx(new StandardMargin(marginal, FEE, any), new BigDecimal("0.12"));
      case NAUTILUS -> new Nautilus(new BigDecimal("0.35"));
    };
  }

  /** Brackets small enough for marks to lead positions across them. */
  private static NaiveSchedule slices(Dice dice) {
    List<BigDecimal> caps = new ArrayList<>();
    List<BigDecimal> rates = new ArrayList<>();
    BigDecimal cap = BigDecimal.ZERO;
    BigDecimal rate = dice.between("0.01", "0.03", 2);
    for (int left = dice.whole(1, 6); left > 0; left--) {
      cap = cap.add(dice.between("20", "900", 0));
      caps.add(cap);
      rates.add(rate);
      rate = rate.add(dice.between("0", "0.05", 2));
    }
    return new NaiveSchedule(caps, rates);
  }

  private static TierSchedule schedule(
      TierSchedule.Kind kind, TierSchedule.Basis basis, TierSchedule like) {
    return new TierSchedule(
        kind,
        basis,
        like.tiers().stream()
            .map(
                tier ->
                    new MaintenanceTier(
                        tier.floor(), tier.cap(), tier.rate(), BigDecimal.ZERO, BigDecimal.ONE))
            .toList());
  }
}
