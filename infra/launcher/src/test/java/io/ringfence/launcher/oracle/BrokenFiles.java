package io.ringfence.launcher.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Good files with wrong rows strewn in, and the list of what must be refused, made while the files
 * are written.
 *
 * @param input the files
 * @param wrong what must be refused, by file and line
 * @param good number of rows that must be applied
 */
record BrokenFiles(ReplayInput input, List<Reject> wrong, long good) {

  /** A wrong row below a good one. */
  private record Wrong(Spoiler spoiler, int below) {}

  /** Writes the files of a seed; every way to spoil a row is used in turn. */
  static BrokenFiles write(Path folder, long seed, int wrongRows) throws IOException {
    GoodRows source = new GoodRows(seed, TierTables.shipped());
    Random random = new Random(seed);
    SmallFiles files = new SmallFiles(folder);
    List<Reject> expected = new ArrayList<>();
    long good = 0;
    for (FileKind kind : FileKind.values()) {
      List<String> rows = source.of(kind);
      List<Wrong> wrong = wrong(kind, rows.size(), random, wrongRows);
      for (int i = 0; i < rows.size(); i++) {
        String row = rows.get(i);
        files.row(kind, row);
        for (Wrong one : wrong) {
          if (one.below == i) {
            int line = files.row(kind, one.spoiler.spoil().apply(row));
            expected.add(new Reject(kind.label() + ".csv", line, one.spoiler.code()));
          }
        }
      }
      good += rows.size();
    }
    return new BrokenFiles(files.write(), expected.stream().sorted().toList(), good);
  }

  private static List<Wrong> wrong(FileKind kind, int rows, Random random, int wrongRows) {
    List<Wrong> wrong = new ArrayList<>();
    for (int i = 0; i < wrongRows; i++) {
      Spoiler spoiler = Spoiler.ALL.get(i % Spoiler.ALL.size());
      if (spoiler.kind() == kind) {
        // The second half: below rows of positions that live, and after every account was opened.
        wrong.add(new Wrong(spoiler, random.nextInt(rows / 2, rows)));
      }
    }
    return wrong;
  }
}
