package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where whoever issues reports keeps key, register and ledger: a folder only its owner may enter,
 * outside the repository. It holds the one register or the other and never both.
 *
 * @param path the folder
 */
public record EvidenceFolder(Path path) {
  /** Name of the public key beside a report. */
  public static final String PUBLIC_KEY = "risk-pack.pub";

  /** Name of the ledger, here and beside a report. */
  public static final String LEDGER = "ledger.jsonl";

  /** Name of the file that holds the ledger's head, here and beside a report. */
  public static final String ANCHOR = "ledger.anchor";

  /** Name of the ledger of what people did, here and beside a report. */
  public static final String STEPS = "steps.jsonl";

  /** Name of the file that holds that ledger's head, here and beside a report. */
  public static final String STEPS_ANCHOR = "steps.anchor";

  /**
   * The register it holds: the one it was begun with; else the one it is named for; else, where
   * there is a key already, that of simulations, which is what folders were for before registers
   * were told apart. Empty: it is not begun.
   *
   * @throws IOException when the file that says so cannot be read or says something else
   */
  public Optional<Register> register() throws IOException {
    if (Files.exists(registerMark())) {
      String name = Files.readString(registerMark()).strip();
      return Optional.of(
          Register.parse(name)
              .orElseThrow(() -> new IOException(registerMark() + " names no register: " + name)));
    }
    return Register.named(path)
        .or(() -> Files.exists(signingKey()) ? Optional.of(Register.SIMULATED) : Optional.empty());
  }

  /**
   * Refuses what belongs into the other register; a folder that is not begun begins with this one.
   *
   * @param what what is to be signed or entered, for the person who asked
   * @throws WrongRegisterException when it holds the other register
   */
  public void require(Register of, String what) throws IOException {
    requireHeld(of, what);
    create();
    if (!Files.exists(registerMark())) {
      try (FolderLock _ = FolderLock.of(path.resolve("register.lock"))) {
        // Somebody else may have been faster, with the other register.
        requireHeld(of, what);
        if (!Files.exists(registerMark())) {
          createPrivate(registerMark(), of.name() + "\n");
        }
      }
    }
  }

  private void requireHeld(Register of, String what) throws IOException {
    Register holds = register().orElse(of);
    if (holds != of) {
      throw new WrongRegisterException(what, of, holds, this);
    }
  }

  private Path registerMark() {
    return path.resolve("register");
  }

  /** Makes the folder where it is missing. */
  void create() throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      createOnce();
    }
  }

  private void createOnce() throws IOException {
    try {
      Files.createDirectory(path, permissions("rwx------"));
    } catch (FileAlreadyExistsException e) {
      // Somebody else was faster.
      if (!Files.isDirectory(path)) {
        throw e;
      }
    }
  }

  Path signingKey() {
    return path.resolve("signing-key.pem");
  }

  /** The public half of the key. */
  public Path publicKey() {
    return path.resolve(PUBLIC_KEY);
  }

  Path keys() {
    return path.resolve("keys.jsonl");
  }

  /** The ledger. */
  public Path ledger() {
    return path.resolve(LEDGER);
  }

  /** The ledger's head as it was last written elsewhere. */
  public Path anchor() {
    return path.resolve(ANCHOR);
  }

  /** The ledger of what people did: sign-offs, incidents, holds. */
  public Path steps() {
    return path.resolve(STEPS);
  }

  /** Its head as it was last written elsewhere. */
  public Path stepsAnchor() {
    return path.resolve(STEPS_ANCHOR);
  }

  Path stepsLock() {
    return path.resolve("steps.lock");
  }

  /** Where the payload of what was prepared for sign-off is kept. */
  Path archived(String payloadHash) {
    return path.resolve("archive").resolve(payloadHash + ".json");
  }

  Path lock() {
    return path.resolve("issuing.lock");
  }

  /** Creates a file that only its owner may read or write. */
  static void createPrivate(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(file, permissions("rw-------"));
    Files.writeString(file, text);
  }

  private static FileAttribute<?> permissions(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }
}
