package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that were made to do harm are refused in one line. */
@Timeout(10)
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
    Path file = folder.resolve("large.xlsx");
    try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(PackageFile.MOST_BYTES + 1);
    }
    assertRefused(file, "must have at most 67108864 bytes");
  }

  @Test
  void aZipBombIsRefusedUnpacked() throws Exception {
    assertRefused(with("xl/worksheets/sheet1.xml", new byte[32 << 20]), "times its size");
  }

  @Test
  void tooManyPartsAreRefused() throws Exception {
    Map<String, byte[]> parts = workbook();
    for (int i = 0; i < PackageFile.MOST_ENTRIES; i++) {
      parts.put("xl/part" + i + ".xml", text("<a/>"));
    }
    assertRefused(zip(parts), "at most 1000 parts, has 1003");
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
    StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 20; i++) {
      laughs.append("<!ENTITY l%d '&l%d;&l%d;&l%d;'>".formatted(i, i - 1, i - 1, i - 1));
    }
    laughs.append("]><workbook>&l19;</workbook>");
    assertRefused(with(WORKBOOK, text(laughs.toString())), "is no workbook that can be read");
  }
}
