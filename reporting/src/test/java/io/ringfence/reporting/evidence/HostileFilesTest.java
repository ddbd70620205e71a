package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that were made to do harm are refused in one line. */
@Timeout(120)
class HostileFilesTest {
  private static final String TYPES = "[Content_Types].xml";
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

  @TempDir Path folder;

  private void assertRefused(Path file, String why) throws Exception {
    VerifyingKey key =
        new VerifyingKey(
            KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM).generateKeyPair().getPublic());
    assertThatThrownBy(() -> new Verification(key, null, folder.resolve("none")).check(file))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(why)
        .message()
        .hasLineCount(1);
  }

  private Path zip(Map<String, byte[]> parts) throws IOException {
    Path file = folder.resolve("hostile.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> workbook() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(TYPES, text("<Types/>"));
    parts.put(RELATIONS, text("<Relationships/>"));
    parts.put(WORKBOOK, text("<workbook/>"));
    return parts;
  }

  /** A workbook that names a sheet and shared texts, so that both are read. */
  private Path read(String part, byte[] content) throws IOException {
    Map<String, byte[]> parts = workbook();
    parts.put(
        RELATIONS,
        text(
            "<R><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
                + "<Relationship Id='r2' Target='sharedStrings.xml'/></R>"));
    parts.put(WORKBOOK, text("<workbook><sheet name='S' id='r1'/></workbook>"));
    parts.put("xl/worksheets/sheet1.xml", text("<worksheet/>"));
    parts.put("xl/sharedStrings.xml", text("<sst/>"));
    parts.put(part, content);
    return zip(parts);
  }

  private Path with(String part, byte[] content) throws IOException {
    Map<String, byte[]> parts = workbook();
    parts.put(part, content);
    return zip(parts);
  }

  @Test
  void whatIsNoPackageIsRefused() throws Exception {
    assertRefused(folder.resolve("absent.xlsx"), "there is no such file");
    assertRefused(Files.writeString(folder.resolve("text.xlsx"), "not a zip"), "is no zip file");
    assertRefused(zip(Map.of("a.txt", text("a"))), "has no [Content_Types].xml");
    byte[] whole = Files.readAllBytes(zip(workbook()));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertRefused(Files.write(folder.resolve("cut.xlsx"), cut), "is no zip file");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedUnread() throws Exception {
    assertRefused(large(), "must have at most 67108864 bytes");
  }

  private Path large() throws IOException {
    Path file = folder.resolve("large.xlsx");
    try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(PackageFile.MOST_BYTES + 1);
    }
    return file;
  }

  @Test
  void aZipBombIsRefusedUnpacked() throws Exception {
    assertRefused(with("xl/worksheets/sheet1.xml", new byte[32 << 20]), "times its size");
  }

  @Test
  void tooManyPartsAreRefused() throws Exception {
    assertRefused(manyParts(), "at most 1000 parts, has 1003");
  }

  private Path manyParts() throws IOException {
    Map<String, byte[]> parts = workbook();
    for (int i = 0; i < PackageFile.MOST_ENTRIES; i++) {
      parts.put("xl/part" + i + ".xml", text("<a/>"));
    }
    return zip(parts);
  }

  @Test
  void macrosLinksAndNamesThatLeadOutsideAreRefused() throws Exception {
    assertRefused(with("xl/vbaProject.bin", text("macro")), "holds macros");
    assertRefused(with("xl/externalLinks/externalLink1.xml", text("<a/>")), "links to other files");
    assertRefused(with("../../etc/passwd", text("root")), "leads outside of it");
    String link = "<R><Relationship Id='a' Target='http://x.test/' TargetMode='External'/></R>";
    assertRefused(with("xl/worksheets/_rels/sheet1.xml.rels", text(link)), "outside of it in");
  }

  @Test
  void documentTypesAreNeverRead() throws Exception {
    String entity =
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><workbook>&x;</workbook>";
    assertRefused(with(WORKBOOK, text(entity)), "is no workbook that can be read");
    assertRefused(with(WORKBOOK, text(laughs())), "is no workbook that can be read");
  }

  private static String laughs() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 20; i++) {
      laughs.append("<!ENTITY l%d '&l%d;&l%d;&l%d;'>".formatted(i, i - 1, i - 1, i - 1));
    }
    return laughs.append("]><workbook>&l19;</workbook>").toString();
  }

  @Test
  void anEncryptedWorkbookIsNoPackage() throws Exception {
    assertRefused(encrypted(), "is no zip file");
  }

  private Path encrypted() throws Exception {
    Path file = folder.resolve("encrypted.xlsx");
    try (var packed = new org.apache.poi.poifs.filesystem.POIFSFileSystem()) {
      var encryption =
          new org.apache.poi.poifs.crypt.EncryptionInfo(
              org.apache.poi.poifs.crypt.EncryptionMode.standard);
      var encryptor = encryption.getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream out = encryptor.getDataStream(packed)) {
        out.write(Files.readAllBytes(zip(workbook())));
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        packed.writeFilesystem(out);
      }
    }
    return file;
  }

  @Test
  void aPackageCutAnywhereIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(zip(workbook()));
    for (int length = 0; length < whole.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(whole, length));
      assertRefused(cut, "is no zip file");
    }
  }

  @Test
  void partsThatSayTheyAreSmallerThanTheyAreAreRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(read("xl/sharedStrings.xml", text("<sst>aaaaaaaa</sst>")));
    byte[] name = text("xl/sharedStrings.xml");
    int at = lastIndexOf(bytes, name);
    // In the directory the size before packing stands 22 bytes before the name.
    bytes[at - 22] = 3;
    Path lying = Files.write(folder.resolve("lying.xlsx"), bytes);
    VerifyingKey key =
        new VerifyingKey(
            KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM).generateKeyPair().getPublic());
    assertThatThrownBy(() -> new Verification(key, null, folder.resolve("none")).check(lying))
        .isInstanceOf(RefusedFileException.class)
        .message()
        .hasLineCount(1);
  }

  private static int lastIndexOf(byte[] bytes, byte[] wanted) {
    for (int i = bytes.length - wanted.length; i >= 0; i--) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  /** Most bytes that are allocated before a file is refused, those of loading programs included. */
  private static final long WORK = 96L << 20;

  /** The same of the one that has to be read to its millionth cell to be known for what it is. */
  private static final long MANY_CELLS = 384L << 20;

  /** A file of each kind by its name, which is what is wrong with it. */
  private Map<String, Path> kinds(int port) throws Exception {
    Map<String, Path> kinds = new LinkedHashMap<>();
    String url = "http://127.0.0.1:" + port + "/x";
    String entity = "<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]><workbook>&x;</workbook>".formatted(url);
    kinds.put("entity", named("entity", with(WORKBOOK, text(entity))));
    String types = "<!DOCTYPE a SYSTEM '%s'><workbook/>".formatted(url);
    kinds.put("document-type", named("document-type", with(WORKBOOK, text(types))));
    kinds.put("laughs", named("laughs", with(WORKBOOK, text(laughs()))));
    kinds.put("shared", named("shared", read("xl/sharedStrings.xml", text(entity))));
    kinds.put("bomb", named("bomb", with("xl/worksheets/sheet1.xml", new byte[32 << 20])));
    kinds.put("parts", named("parts", manyParts()));
    kinds.put("slip", named("slip", with("../../etc/passwd", text("root"))));
    kinds.put("absolute", named("absolute", with("/etc/passwd", text("root"))));
    kinds.put("backslash", named("backslash", with("..\\..\\a", text("root"))));
    kinds.put("macro", named("macro", with("xl/vbaProject.bin", text("macro"))));
    kinds.put("link", named("link", with("xl/externalLinks/externalLink1.xml", text("<a/>"))));
    String outside =
        "<R><Relationship Id='a' Target='%s' TargetMode='External'/></R>".formatted(url);
    kinds.put(
        "relation", named("relation", with("xl/worksheets/_rels/sheet1.xml.rels", text(outside))));
    kinds.put("encrypted", encrypted());
    byte[] whole = Files.readAllBytes(zip(workbook()));
    kinds.put(
        "cut",
        Files.write(
            folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(whole, whole.length * 2 / 3)));
    kinds.put("large", large());
    String cells = sheet("<c r='A%d'><v>1</v></c>", 1_300_000);
    kinds.put("cells", named("cells", read("xl/worksheets/sheet1.xml", text(cells))));
    String texts = "<sst>" + "<si><t/></si>".repeat(3_000_000) + "</sst>";
    kinds.put("texts", named("texts", read("xl/sharedStrings.xml", text(texts))));
    String deep = "<a>".repeat(200_000) + "</a>".repeat(200_000);
    kinds.put("deep", named("deep", with(WORKBOOK, text(deep))));
    return kinds;
  }

  private Path named(String name, Path file) throws IOException {
    return Files.move(file, folder.resolve(name + ".xlsx"));
  }

  /**
   * Through the programs that the commands and the API's doors run, all in one JVM of 128 MiB: a
   * file that took more would end it. How long each took is in {@code target/hostile-files.txt};
   * what each gave the machine to do is bounded by what it had allocated, which is the same on any.
   */
  @Test
  void everyKindIsRefusedByEveryDoorWithinLittleMemoryAndWithoutACallOutside() throws Exception {
    try (ServerSocket outside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<String, Path> kinds = kinds(outside.getLocalPort());
      List<String> answers = answers(kinds);
      assertThat(answers).hasSize(2 * kinds.size());
      for (String answer : answers) {
        List<String> fields = List.of(answer.split("\t", -1));
        assertThat(fields.get(2)).as(answer).isEqualTo("2");
        assertThat(fields.get(5)).as(answer).startsWith("error: ").contains(fields.get(0));
        assertThat(Long.parseLong(fields.get(6)))
            .as(answer)
            .isLessThan(fields.get(0).equals("cells.xlsx") ? MANY_CELLS : WORK);
      }
      outside.setSoTimeout(1);
      assertThatThrownBy(outside::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private List<String> answers(Map<String, Path> kinds) throws Exception {
    Path evidence = folder.resolve("evidence");
    new EvidenceFolder(evidence).create();
    FileSigner.of(new EvidenceFolder(evidence), Instant.parse("2026-03-05T10:00:00Z"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.ringfence.reporting.HostileCheck",
                evidence.toString()));
    kinds.values().forEach(file -> command.add(file.toString()));
    Path said = Path.of("target", "hostile-files.txt").toAbsolutePath();
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(said)).isZero();
    return Files.readAllLines(said).stream().filter(line -> line.contains("\t")).toList();
  }

  private static String sheet(String cell, int count) {
    StringBuilder sheet = new StringBuilder("<worksheet><sheetData><row>");
    for (int i = 1; i <= count; i++) {
      sheet.append(cell.formatted(i));
    }
    return sheet.append("</row></sheetData></worksheet>").toString();
  }
}
