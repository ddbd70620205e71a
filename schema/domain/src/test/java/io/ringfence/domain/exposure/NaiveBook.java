package io.ringfence.domain.exposure;

import static io.ringfence.domain.exposure.Lines.plain;

import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.FundingSettled;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Naive twin of an instrument book: the rules of a replay written down once more, plainly. */
final class NaiveBook {
  final TreeMap<PositionKey, NaiveHolding> holdings = new TreeMap<>();
  @Nullable BigDecimal mark;
  private final Map<String, String> contents = new HashMap<>();
  private final Map<String, Long> last = new HashMap<>();

  List<String> apply(PositionEvent event) {
    return switch (event) {
      case PositionVersion version -> sequenced(version, content(version), () -> put(version));
      case WalletEvent wallet ->
          sequenced(
              wallet,
              wallet.at() + " " + wallet.kind() + " " + plain(wallet.amount()),
              () -> move(wallet));
      case FundingSettled funding -> settle(funding);
      case MarkUpdate update -> {
        mark = update.price();
        List<String> lines = new ArrayList<>();
        holdings.values().forEach(holding -> look(holding, lines));
        yield lines;
      }
      case PositionEvent.RulesChanged _, PositionEvent.StopsSet _, PositionEvent.VenueFill _ ->
          throw new IllegalArgumentException("not known to the twin: " + event);
    };
  }

  private static String content(PositionVersion version) {
    PositionFacts facts = version.facts();
    return List.of(
            version.at(),
            plain(version.quantity()),
            plain(version.entryPrice()),
            plain(version.isolatedMargin()),
            plain(version.leverage()),
            facts.desk(),
            facts.book(),
            facts.stopPrice() == null ? "-" : plain(facts.stopPrice()),
            facts.stopQuantity() == null ? "-" : plain(facts.stopQuantity()))
        .toString();
  }

  private List<String> sequenced(
      PositionEvent.Sequenced row, String content, Supplier<List<String>> act) {
    String stream = row.getClass().getSimpleName() + row.key();
    String id = stream + "#" + row.sequence();
    if (contents.containsKey(id)) {
      return content.equals(contents.get(id))
          ? List.of("duplicate")
          : List.of("rejected SEQUENCE_CONFLICT");
    }
    if (row.sequence() < last.getOrDefault(stream, Long.MIN_VALUE)) {
      return List.of("rejected SEQUENCE_BELOW_LAST");
    }
    List<String> lines = act.get();
    if (!lines.getFirst().startsWith("rejected")) {
      contents.put(id, content);
      last.put(stream, row.sequence());
    }
    return lines;
  }

  private static List<String> flat(@Nullable NaiveHolding holding) {
    return List.of(
        "rejected " + (holding == null ? "UNKNOWN_POSITION" : "POSITION_" + holding.status));
  }

  private List<String> put(PositionVersion version) {
    NaiveHolding known = holdings.get(version.key());
    List<String> lines = new ArrayList<>();
    if (version.quantity().signum() == 0) {
      if (known == null || !known.isOpen()) {
        return flat(known);
      }
      known.status = "CLOSED";
      lines.add(changed("CLOSE", known, null));
      return lines;
    }
    NaiveHolding holding = holdings.computeIfAbsent(version.key(), _ -> new NaiveHolding(version));
    holding.put(version);
    lines.add(changed("VERSION", holding, null));
    look(holding, lines);
    return lines;
  }

  private List<String> move(WalletEvent wallet) {
    NaiveHolding holding = holdings.get(wallet.key());
    if (holding == null || !holding.isOpen()) {
      return flat(holding);
    }
    boolean adds = wallet.kind() == WalletEvent.Kind.ADD;
    if (wallet.kind() == WalletEvent.Kind.REMOVE) {
      if (mark == null) {
        return List.of("rejected NO_MARK");
      }
      if (wallet.amount().compareTo(removable(holding, mark)) > 0) {
        return List.of("rejected REMOVES_TOO_MUCH");
      }
    }
    BigDecimal amount = adds ? wallet.amount() : wallet.amount().negate();
    holding.wallet = holding.wallet.add(amount);
    if (wallet.kind() != WalletEvent.Kind.FEE) {
      holding.lifetimeCap = holding.lifetimeCap.add(amount);
    }
    List<String> lines = new ArrayList<>();
    lines.add(changed(wallet.kind().name(), holding, amount));
    look(holding, lines);
    return lines;
  }

  private static BigDecimal removable(NaiveHolding holding, BigDecimal mark) {
    BigDecimal value = holding.version().quantity().multiply(mark);
    BigDecimal initial = value.divide(holding.version().leverage(), 40, RoundingMode.UP);
    BigDecimal overMaintenance = holding.wallet.subtract(holding.twin().requirement(mark));
    return overMaintenance.min(holding.twin().equity(mark).subtract(initial));
  }

  private List<String> settle(FundingSettled funding) {
    BigDecimal price = mark;
    if (price == null) {
      return List.of("rejected NO_MARK");
    }
    List<String> lines = new ArrayList<>();
    for (NaiveHolding holding : holdings.values()) {
      if (holding.isOpen()) {
        BigDecimal value = holding.version().quantity().multiply(price).multiply(funding.rate());
        BigDecimal amount = holding.key.side().sign() > 0 ? value.negate() : value;
        holding.wallet = holding.wallet.add(amount);
        lines.add(changed("FUNDING", holding, amount));
        look(holding, lines);
      }
    }
    return lines;
  }

  private static String changed(String what, NaiveHolding holding, @Nullable BigDecimal amount) {
    return Lines.changed(what + " " + holding.key, holding.standing(), holding.wallet, amount);
  }

  private void look(NaiveHolding holding, List<String> lines) {
    BigDecimal price = mark;
    if (price == null || !holding.isOpen()) {
      return;
    }
    for (String level : List.of("0.1", "0.05", "0.02")) {
      if (holding.looksAtDistance(price, level)) {
        lines.add("DISTANCE " + holding.key + " " + level);
      }
    }
    for (String level : List.of("0.8", "1")) {
      if (holding.looksAtRatio(price, level)) {
        lines.add("MARGIN_RATIO " + holding.key + " " + level);
      }
    }
    if (holding.twin().excess(price).signum() <= 0) {
      BigDecimal equity = holding.twin().equity(price);
      BigDecimal deficit = equity.signum() < 0 ? equity.negate() : BigDecimal.ZERO;
      holding.status = "LIQUIDATED";
      lines.add(Lines.liquidated(holding.key, holding.wallet, deficit));
      lines.add(changed("LIQUIDATION", holding, holding.wallet.negate()));
    }
  }
}
