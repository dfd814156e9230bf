package dev.tandem.system.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds code whose text or times depend on where the machine stands: its language, zone and
 * charset. Machines read most of what the suite writes, and Arabic digits in a port or a header are
 * a defect.
 */
final class MachineText {

  private static final Pattern DEPENDENT = Pattern.compile(String.join(
      "|",
      "java/lang/String\\.(toLowerCase|toUpperCase|getBytes)\\(\\).*",
      "java/lang/String\\.<init>\\(\\[B(II)?\\)V",
      "java/util/(Locale|TimeZone)\\.getDefault\\(.*",
      "java/nio/charset/Charset\\.defaultCharset\\(.*",
      "java/time/ZoneId\\.systemDefault\\(.*",
      "java/time/(LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|Year|YearMonth)"
          + "\\.now\\(\\).*",
      "java/time/format/DateTimeFormatter\\.ofPattern\\(Ljava/lang/String;\\).*",
      "java/text/(DecimalFormat|SimpleDateFormat)\\.<init>\\((Ljava/lang/String;)?\\)V",
      "java/text/NumberFormat\\.get\\w*Instance\\(\\).*",
      "java/util/Formatter\\.<init>\\(\\)V",
      "java/util/Scanner\\.<init>\\(Ljava/io/InputStream;\\)V",
      "java/io/(InputStreamReader|OutputStreamWriter|PrintStream|PrintWriter)"
          + "\\.<init>\\(Ljava/io/(In|Out)putStream;Z?\\)V",
      "java/io/(FileReader|FileWriter)\\.<init>\\(Ljava/(lang/String|io/File);Z?\\)V",
      "java/io/ByteArrayOutputStream\\.toString\\(\\).*"));

  private static final Pattern FORMAT =
      Pattern.compile("java/lang/String\\.(formatted\\(|format\\(Ljava/lang/String;).*"
          + "|java/io/Print(Stream|Writer)\\.(printf|format)\\(Ljava/lang/String;.*");

  /** A conversion that writes digits or words of the locale; {@code %s} and {@code %x} do not. */
  private static final Pattern LOCALISED =
      Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?([deEfgG]|[tT][a-zA-Z])", Pattern.DOTALL);

  private MachineText() {}

  /** What the classes below {@code folder} do, one line for each class and call. */
  static List<String> violationsIn(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .sorted()
          .flatMap(file -> violationsOf(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A class that formats without a locale may hold no conversion that needs one, wherever it uses
  // it.
  private static List<String> violationsOf(Path file) {
    var found = new ArrayList<String>();
    var formats = false;
    var localised = false;
    for (var constant : parsed(file).constantPool()) {
      switch (constant) {
        case MemberRefEntry member -> {
          var call = member.owner().asInternalName() + "." + member.name().stringValue()
              + member.type().stringValue();
          formats |= FORMAT.matcher(call).matches();
          if (DEPENDENT.matcher(call).matches()) {
            found.add(file + " calls " + call);
          }
        }
        case StringEntry text ->
          localised |= LOCALISED.matcher(text.stringValue()).find();
        default -> {}
      }
    }
    if (formats && localised) {
      found.add(file + " formats numbers or times without a Locale");
    }
    return found;
  }

  private static java.lang.classfile.ClassModel parsed(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
