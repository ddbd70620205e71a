package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.Bitmex;
import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.KucoinV1;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;
import java.math.BigDecimal;

/** The fee rate an account really pays, in place of the one its venue publishes. */
final class AccountFee {
  private AccountFee() {}

  /** The model with another rate; unchanged where the venue counts no fee. */
  static MarginModel in(MarginModel model, BigDecimal rate) {
    return switch (model) {
      case StandardMargin it -> in(it, rate);
      case OkxTick it -> new OkxTick(in(it.standard(), rate), it.tickSize());
      case Htx it -> new Htx(in(it.standard(), rate), it.adjustFactor());
      case KucoinV1 it -> new KucoinV1(it.schedule(), rate, it.tickSize());
      case BybitLegacyInverse it -> new BybitLegacyInverse(it.schedule(), rate, it.tickSize());
      case BybitFeeToClose it -> new BybitFeeToClose(it.schedule(), rate);
      case Bitmex it -> new Bitmex(it.schedule(), rate, it.tickSize());
      case EntryMaintenance it -> it;
      case BybitLegacyRounded it -> it;
      case Nautilus it -> it;
    };
  }

  private static StandardMargin in(StandardMargin model, BigDecimal rate) {
    return model.triggerFeeRate().signum() == 0
        ? model
        : new StandardMargin(model.schedule(), rate, model.equality());
  }
}
