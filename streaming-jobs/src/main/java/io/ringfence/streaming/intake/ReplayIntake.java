package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads all files of a replay. */
public final class ReplayIntake {
  private ReplayIntake() {}

  /**
   * Reads the files.
   *
   * @throws InputFileException where a file cannot be read at all, or no row of any can be played
   */
  public static LoadedReplay load(IntakeSpec spec, KnownInstruments known) {
    Gathered gathered = new Gathered();
    MarkStore marks = new MarkStore(gathered);
    EventFileReader events = new EventFileReader(spec, known, gathered);
    MarkFileReader markFiles = new MarkFileReader(spec, known, gathered, marks);
    List<FileCounts> counts = new ArrayList<>();
    for (InputFile file : spec.files()) {
      int number = counts.size();
      counts.add(gathered.count(file));
      reading(
          file,
          () -> {
            switch (file.kind()) {
              case MARKS -> markFiles.read(file, number, counts.get(number));
              case RULE_PACKS -> events.readDocument(file, counts.get(number));
              case RATES,
                  BUDGETS,
                  CAPITAL,
                  ACCOUNTS,
                  INSURANCE_FUND,
                  ORDER_BOOK,
                  ADL_RANKS,
                  POSITIONS,
                  STOPS,
                  WALLET_EVENTS,
                  VENUE_FILLS,
                  FUNDING,
                  ACKNOWLEDGEMENTS ->
                  events.read(file, counts.get(number));
            }
          });
    }
    reading(spec.files().getLast(), () -> marks.settle(spec.files(), counts));
    return new LoadedReplay(spec, gathered, marks);
  }

  /**
   * The documents of the rule packs among the files that are taken: they are read before the rest,
   * because they say which venues and instruments there are.
   */
  public static List<String> rulePacks(IntakeSpec spec, KnownInstruments known) {
    Gathered gathered = new Gathered();
    EventFileReader events = new EventFileReader(spec, known, gathered);
    spec.files().stream()
        .filter(file -> file.kind() == InputKind.RULE_PACKS)
        .forEach(file -> reading(file, () -> events.readDocument(file, gathered.count(file))));
    return GivenPacks.documents(gathered.events());
  }

  /** A step of reading that may fail. */
  private interface Reading {
    void run() throws IOException;
  }

  private static void reading(InputFile file, Reading reading) {
    try {
      reading.run();
    } catch (IOException e) {
      throw InputFileException.unreadable(file, e);
    }
  }
}
