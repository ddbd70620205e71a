package io.ringfence.launcher.oracle;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One position key and what is held under it now. Figures are computed when asked for. */
final class Holding {
  /** Whether anything is held, and if not, how it ended. */
  enum Status {
    OPEN,
    CLOSED,
    LIQUIDATED
  }

  private final PositionKey key;
  private final TierTable tiers;
  private Fact.Version version;
  private Status status = Status.OPEN;
  private BigDecimal wallet;
  private List<String> nodes;
  private AlertLevels levels = new AlertLevels();

  Holding(Fact.Version version, TierTable tiers) {
    this.key = version.key();
    this.tiers = tiers;
    this.version = version;
    this.wallet = version.wallet();
    this.nodes = nodes(version);
  }

  PositionKey key() {
    return key;
  }

  String asset() {
    return tiers.settlementAsset();
  }

  Fact.Version version() {
    return version;
  }

  Status status() {
    return status;
  }

  boolean open() {
    return status == Status.OPEN;
  }

  AlertLevels levels() {
    return levels;
  }

  /** Firm, desk and book, in this order. */
  List<String> nodes() {
    return nodes;
  }

  private static List<String> nodes(Fact.Version version) {
    String desk = "firm/" + version.desk();
    List<String> found = new ArrayList<>(List.of("firm", desk));
    for (String part : version.book().split("/", -1)) {
      found.add(found.getLast() + "/" + part);
    }
    return found;
  }

  /** Takes the next version; on a flat key that opens a new episode. */
  void take(Fact.Version next) {
    if (!open()) {
      levels = new AlertLevels();
    }
    version = next;
    wallet = next.wallet();
    nodes = nodes(next);
    status = Status.OPEN;
  }

  void end(Status how) {
    status = how;
  }

  void pay(BigDecimal amount) {
    wallet = wallet.add(amount);
  }

  BigDecimal wallet() {
    return wallet;
  }

  BigDecimal notional(BigDecimal mark) {
    return version.quantity().multiply(mark);
  }

  BigDecimal signedNotional(BigDecimal mark) {
    return key.sign().multiply(notional(mark));
  }

  BigDecimal unrealised(BigDecimal mark) {
    return key.sign().multiply(version.quantity()).multiply(mark.subtract(version.entry()));
  }

  BigDecimal equity(BigDecimal mark) {
    return wallet.add(unrealised(mark));
  }

  BigDecimal requirement(BigDecimal mark) {
    return tiers.requirement(notional(mark));
  }

  BigDecimal stillToLose(BigDecimal mark) {
    return equity(mark).max(ZERO);
  }

  /** What a gap of the mark against the position loses: all that is left where it dies. */
  BigDecimal gapLoss(BigDecimal mark, BigDecimal shock) {
    BigDecimal then = mark.multiply(BigDecimal.ONE.subtract(key.sign().multiply(shock)));
    boolean dies = equity(then).compareTo(requirement(then)) <= 0;
    return dies ? stillToLose(mark) : equity(mark).subtract(equity(then));
  }

  Optional<Quotient> liquidationPrice() {
    return tiers.liquidationPrice(key.sign(), version.quantity(), version.entry(), wallet);
  }

  /**
   * What the venue lets out: at most W - MM, and at most W + U - notional / leverage; the second is
   * compared after both sides were multiplied by the leverage.
   */
  boolean mayRemove(BigDecimal amount, BigDecimal mark) {
    BigDecimal times = version.leverage();
    return amount.compareTo(wallet.subtract(requirement(mark))) <= 0
        && amount.multiply(times).compareTo(equity(mark).multiply(times).subtract(notional(mark)))
            <= 0;
  }

  /** A stop counts when it covers the whole size and lies between mark and liquidation price. */
  boolean stopped(BigDecimal mark) {
    BigDecimal stop = version.stopPrice();
    BigDecimal covered = version.stopQuantity();
    if (stop == null || covered == null || covered.compareTo(version.quantity()) < 0) {
      return false;
    }
    BigDecimal sign = key.sign();
    boolean losingSide = sign.multiply(mark.subtract(stop)).signum() > 0;
    return losingSide
        && liquidationPrice().map(price -> price.compareTo(stop) * sign.signum() < 0).orElse(true);
  }
}
