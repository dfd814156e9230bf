package dev.tandem.web.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.web.problem.Problems;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files of the class path that everybody may read, by their names. */
final class ServedFiles {

  private final String kind;
  private final MediaType type;
  private final Map<String, byte[]> files;

  private ServedFiles(String kind, MediaType type, Map<String, byte[]> files) {
    this.kind = kind;
    this.type = type;
    this.files = files;
  }

  /**
   * The files that {@code pattern} finds. Two of one name do not start.
   *
   * @param kind the kind of file, for people who ask for one that is not there
   * @param name the name that a file is served by
   */
  static ServedFiles of(
      ResourcePatternResolver resources,
      String pattern,
      String kind,
      MediaType type,
      UnaryOperator<String> name) {
    try {
      return new ServedFiles(
          kind,
          type,
          Stream.of(resources.getResources(pattern))
              .collect(Collectors.toUnmodifiableMap(
                  file -> name.apply(String.valueOf(file.getFilename())), ServedFiles::read)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ResponseEntity<byte[]> answer(String name) {
    var file = files.get(name);
    if (file == null) {
      throw Problems.NOT_FOUND.because("There is no %s of this name".formatted(kind));
    }
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(file);
  }

  private static byte[] read(Resource file) {
    try {
      return file.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
