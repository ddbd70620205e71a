package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.NodeFigures;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.Scales;
import io.ringfence.domain.engine.oracle.NaiveBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The oracle: every position looked at after every step, in plain decimals, without shards. */
final class NaivePath {
  private final Instruments instruments;
  private final List<NaiveBook> books = new ArrayList<>();
  private final List<String> alerts = new ArrayList<>();
  private final long[] tick;
  private final Map<String, BigDecimal> realised = new TreeMap<>();
  private int rejects;

  private NaivePath(Instruments instruments, LiquidationMode mode) {
    this.instruments = instruments;
    tick = new long[instruments.count()];
    for (int i = 0; i < instruments.count(); i++) {
      books.add(new NaiveBook(instruments.terms(i), mode, new Told(i)));
    }
  }

  /** What must come out of a script. */
  static PathOutcome play(TickScript script, LiquidationMode mode) {
    NaivePath path = new NaivePath(script.instruments, mode);
    for (Object step : script.steps) {
      if (step instanceof Mark mark) {
        path.mark(mark);
      } else {
        path.event((PositionEvent) step);
      }
    }
    return path.outcome();
  }

  private void mark(Mark mark) {
    tick[mark.instrument()] = mark.tick();
    books.get(mark.instrument()).tick(price(mark.instrument(), mark.tick()));
  }

  private void event(PositionEvent event) {
    int instrument = event.instrument();
    NaiveBook book = books.get(instrument);
    Scales scales = instruments.terms(instrument).scales();
    int slot = (int) event.position();
    boolean isOpen = book.slots().contains(slot);
    boolean needsIt = !event.isOfAll() && event.kind() != PositionEvent.Kind.VERSION;
    if (needsIt && !isOpen) {
      rejects++;
      return;
    }
    int node = isOpen && needsIt ? book.nodeOf(slot) : -1;
    switch (event.kind()) {
      case VERSION -> {
        PositionVersion version = event.asVersion();
        if (isOpen) {
          book.replace(slot, version);
        } else {
          book.open(slot, version);
        }
      }
      case WALLET, FEE -> {
        BigDecimal amount = BigDecimal.valueOf(event.quantity(), scales.wallet());
        book.addToWallet(slot, amount);
        boolean isFee = event.kind() == PositionEvent.Kind.FEE;
        realise(instrument, node, isFee ? amount : BigDecimal.ZERO);
      }
      case CLOSE, LIQUIDATED, DELEVERAGED -> {
        boolean isLoss = event.kind() == PositionEvent.Kind.LIQUIDATED;
        boolean confirms = event.kind() == PositionEvent.Kind.CLOSE && book.isPresumed(slot);
        BigDecimal said = BigDecimal.valueOf(event.wallet(), scales.wallet());
        realise(instrument, node, isLoss || confirms ? book.wallet(slot).negate() : said);
        book.close(slot);
      }
      case FUNDING ->
          book.fund(
                  price(instrument, event.quantity()),
                  BigDecimal.valueOf(event.entry(), scales.fundingRate()))
              .forEach((of, amount) -> realise(instrument, of, amount));
      case ACCOUNT_FUNDING, RULES -> throw new IllegalArgumentException("no script has " + event);
      case STOP -> book.setStop(slot, event.stop(), event.stopSize());
      case FILL -> {
        BigDecimal amount = BigDecimal.valueOf(event.wallet(), scales.wallet());
        realise(instrument, node, amount);
        book.reduce(slot, BigDecimal.valueOf(event.quantity(), scales.quantity()), amount);
      }
    }
  }

  private void realise(int instrument, int node, BigDecimal amount) {
    realised.merge(instruments.asset(instrument) + "/" + node, amount, BigDecimal::add);
  }

  private BigDecimal price(int instrument, long ticks) {
    return BigDecimal.valueOf(ticks, instruments.terms(instrument).scales().price());
  }

  private PathOutcome outcome() {
    PathOutcome outcome = new PathOutcome(alerts, rejects);
    realised.forEach(outcome::realised);
    for (int asset = 0; asset < 2; asset++) {
      NodeFigures firm = NodeFigures.EMPTY;
      for (int node = 0; node < TickScript.NODES - 1; node++) {
        NodeFigures sum = NodeFigures.EMPTY;
        for (int i = 0; i < books.size(); i++) {
          if (instruments.asset(i) == asset) {
            sum = sum.plus(books.get(i).node(node));
          }
        }
        outcome.total(asset, node, sum);
        firm = firm.plus(sum);
      }
      outcome.total(asset, TickScript.NODES - 1, firm);
    }
    return outcome;
  }

  private final class Told implements BookListener {
    private final int instrument;

    private Told(int instrument) {
      this.instrument = instrument;
    }

    @Override
    public void levelReached(int slot, int level) {
      tell(TickAlert.Kind.LEVEL, level, slot);
    }

    @Override
    public void levelLeft(int slot, int level) {}

    @Override
    public void liquidated(int slot) {
      tell(TickAlert.Kind.LIQUIDATION, -1, slot);
    }

    @Override
    public void stopTouched(int slot) {
      tell(TickAlert.Kind.STOP, -1, slot);
    }

    private void tell(TickAlert.Kind kind, int level, int slot) {
      alerts.add(PathOutcome.line(kind, level, instrument, slot, tick[instrument]));
    }
  }
}
