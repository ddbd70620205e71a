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
            if (file.kind() == InputKind.MARKS) {
              markFiles.read(file, number, counts.get(number));
            } else {
              events.read(file, counts.get(number));
            }
          });
    }
    reading(spec.files().getLast(), () -> marks.settle(spec.files(), counts));
    return new LoadedReplay(spec, gathered, marks);
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
