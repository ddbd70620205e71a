package io.ringfence.api.errand;

import io.ringfence.reporting.evidence.EvidenceFolder;
import java.nio.file.Path;
import java.util.List;

/**
 * Where reports are made and what people do about them is kept.
 *
 * @param evidence key, ledgers and archive
 * @param reports folder of reports that were made here, of uploads while they are checked, of
 *     attachments and of what is handed to the stream
 * @param program class path of reporting's programs: its jar names the libraries beside it
 */
public record Office(EvidenceFolder evidence, Path reports, List<Path> program) {
  public Office {
    program = List.copyOf(program);
  }
}
