package io.ringfence.contracts.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of definitions.
 *
 * @param version number in the file's name, from 1
 * @param file name without folder, {@code V###__lower_case.sql}
 * @param checksum SHA-256 of the file's bytes, 64 lower-case hexadecimal digits
 * @param statements its statements in order, without comments; at least one
 */
record Migration(int version, String file, String checksum, List<String> statements) {
  private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  Migration {
    if (!NAME.matcher(file).matches()) {
      throw new MigrationException(
          "file must be named V###__lower_case.sql, for example V001__runs.sql, was " + file);
    }
    if (!SHA256.matcher(checksum).matches()) {
      throw new MigrationException(file + ": checksum must be a SHA-256 in hex, was " + checksum);
    }
    if (statements.isEmpty()) {
      throw new MigrationException(file + ": must hold at least one statement, was empty");
    }
    statements = List.copyOf(statements);
    statements.forEach(statement -> Verb.of(file, statement));
  }

  /** Reads a file's name and bytes. */
  static Migration of(String file, byte[] content) {
    Matcher name = NAME.matcher(file);
    int version = name.matches() ? Integer.parseInt(name.group(1)) : 0;
    List<String> statements = SqlStatements.of(file, new String(content, StandardCharsets.UTF_8));
    return new Migration(version, file, sha256(content), statements);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
