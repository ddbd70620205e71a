package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.contracts.wire.RejectRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes small input files and reads them back as a replay. */
public final class Inputs {
  /** Header of a marks file with bars. */
  public static final String BARS =
      "ts_ms,venue,instrument,mark_price,bar_ms,mark_open,mark_high,mark_low";

  /** Header of a marks file without bars. */
  public static final String MARKS = "ts,venue,instrument,mark_price";

  /** Header of a funding file. */
  public static final String FUNDING = "ts,venue,instrument,funding_rate";

  /** Header of a positions file. */
  public static final String POSITIONS =
      "ts,sequence,venue,account,instrument,side,quantity,entry_price,isolated_margin,leverage,"
          + "desk,book,trader";

  /** Header of a wallet-events file. */
  public static final String WALLET_EVENTS =
      "ts,sequence,venue,account,instrument,side,kind,amount";

  /** Header of an accounts file. */
  public static final String ACCOUNTS = "ts,venue,account,settlement_asset,free_balance";

  /** Header of a budgets file. */
  public static final String BUDGETS =
      "node,metric,soft,hard,currency,soft_leave,hard_leave,min_dwell_s,valid_from,valid_to";

  /** Header of a capital file. */
  public static final String CAPITAL = "node,amount,currency,valid_from";

  /** Header of a rates file. */
  public static final String RATES = "ts,base,quote,rate,source";

  /** Header of a stops file. */
  public static final String STOPS =
      "ts,sequence,venue,account,instrument,side,stop_price,stop_quantity,planned_max_loss,thesis,"
          + "plan";

  /** Header of a venue-fills file. */
  public static final String VENUE_FILLS =
      "ts,sequence,venue,account,instrument,side,kind,quantity,price,realised_pnl";

  /** Header of an acknowledgements file. */
  public static final String ACKNOWLEDGEMENTS = "ts,notice_id,person,decision,remark";

  /** Header of an adl-ranks file. */
  public static final String ADL_RANKS = "ts,venue,account,instrument,side,rank";

  /** Header of an insurance-fund file. */
  public static final String INSURANCE_FUND = "ts,venue,asset,balance";

  /** Header of an order-book file. */
  public static final String ORDER_BOOK =
      "ts,venue,instrument,book_side,within_bps,quantity,notional";

  /** Two venues of two instruments each. */
  public static final KnownInstruments KNOWN =
      new KnownInstruments() {
        @Override
        public boolean hasVenue(String venue) {
          return List.of("binance", "other").contains(venue);
        }

        @Override
        public boolean hasInstrument(String venue, String instrument) {
          return hasVenue(venue) && List.of("BTCUSDT", "ETHUSDT").contains(instrument);
        }
      };

  private final Path folder;
  private final List<InputFile> files = new ArrayList<>();
  private ReplayWindow window = ReplayWindow.ALL;
  private MarkBasis basis = MarkBasis.MARK;

  /** Files go into the folder. */
  public Inputs(Path folder) {
    this.folder = folder;
  }

  /** Writes a file of its kind, named by its kind. */
  public Inputs with(InputKind kind, String header, String... rows) {
    return withFile(kind, kind.label() + ".csv", header, rows);
  }

  /** Writes a file. */
  public Inputs withFile(InputKind kind, String name, String header, String... rows) {
    Path file = folder.resolve(name);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
      for (String row : rows) {
        out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.add(InputFile.of(kind, file));
    return this;
  }

  /** Writes a rule pack. */
  public Inputs withPack(String name, String document) {
    Path file = folder.resolve(name);
    try {
      Files.writeString(file, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.add(InputFile.of(InputKind.RULE_PACKS, file));
    return this;
  }

  /** Bounds marks and funding. */
  public Inputs from(@Nullable String from, @Nullable String to) {
    window = new ReplayWindow(micros(from), micros(to));
    return this;
  }

  private static @Nullable Long micros(@Nullable String at) {
    return at == null ? null : Long.valueOf(at(at));
  }

  /** Epoch microseconds of an ISO time. */
  public static long at(String iso) {
    return Instants.micros(Instants.parse(iso).orElseThrow());
  }

  /** Lets the last price play the mark. */
  public Inputs withLastAsMark() {
    basis = MarkBasis.LAST;
    return this;
  }

  /** The files. */
  public IntakeSpec spec() {
    return new IntakeSpec(files, window, basis, Duration.ofMinutes(5));
  }

  /** Reads the files. */
  public LoadedReplay load() {
    return ReplayIntake.load(spec(), KNOWN);
  }

  /** Events of a replay in order. */
  public static List<InputEvent> events(LoadedReplay replay) {
    return all(replay, IntakeRecord::event);
  }

  /** Refused rows of a replay as {@code file:line CODE}. */
  public static List<String> rejects(LoadedReplay replay) {
    return all(replay, IntakeRecord::reject).stream()
        .map(reject -> reject.file() + ":" + reject.line() + " " + reject.code())
        .toList();
  }

  /** Refused rows of a replay. */
  public static List<RejectRow> rejectRows(LoadedReplay replay) {
    return all(replay, IntakeRecord::reject);
  }

  /** Counts of a replay as {@code file received duplicate}. */
  public static List<String> counts(LoadedReplay replay) {
    return all(replay, IntakeRecord::counts).stream()
        .map(count -> count.file() + " " + count.received() + " " + count.duplicate())
        .toList();
  }

  private static <T> List<T> all(
      LoadedReplay replay, Function<IntakeRecord, @Nullable T> component) {
    List<T> found = new ArrayList<>();
    replay
        .records()
        .forEachRemaining(
            record -> {
              T value = component.apply(record);
              if (Objects.nonNull(value)) {
                found.add(value);
              }
            });
    return found;
  }
}
