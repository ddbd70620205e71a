package io.ringfence.launcher.oracle;

/** What became of the rows of one file. */
final class FileCount {
  private final String file;
  private final FileKind kind;
  private long applied;
  private long duplicate;
  private long rejected;

  FileCount(String file, FileKind kind) {
    this.file = file;
    this.kind = kind;
  }

  void apply() {
    applied++;
  }

  void repeat() {
    duplicate++;
  }

  void reject() {
    rejected++;
  }

  String file() {
    return file;
  }

  /** file, kind, received, applied, duplicate and rejected in one line. */
  String text() {
    return "%s %s received %d applied %d duplicate %d rejected %d"
        .formatted(
            file, kind.label(), applied + duplicate + rejected, applied, duplicate, rejected);
  }
}
