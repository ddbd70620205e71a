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

/** The oracle: every position looked at after every step, in plain decimals, without shards. */
final class NaivePath {
  private final Instruments instruments;
  private final List<NaiveBook> books = new ArrayList<>();
  private final List<String> alerts = new ArrayList<>();
  private final long[] tick;
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
    boolean needsIt =
        switch (event.kind()) {
          case WALLET, CLOSE -> true;
          case VERSION, FUNDING -> false;
        };
    if (needsIt && !isOpen) {
      rejects++;
      return;
    }
    switch (event.kind()) {
      case VERSION -> {
        PositionVersion version = event.asVersion();
        if (isOpen) {
          book.replace(slot, version);
        } else {
          book.open(slot, version);
        }
      }
      case WALLET -> book.addToWallet(slot, BigDecimal.valueOf(event.quantity(), scales.wallet()));
      case CLOSE -> book.close(slot);
      case FUNDING ->
          book.fund(
              price(instrument, event.quantity()),
              BigDecimal.valueOf(event.entry(), scales.fundingRate()));
    }
  }

  private BigDecimal price(int instrument, long ticks) {
    return BigDecimal.valueOf(ticks, instruments.terms(instrument).scales().price());
  }

  private PathOutcome outcome() {
    PathOutcome outcome = new PathOutcome(alerts, rejects);
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
