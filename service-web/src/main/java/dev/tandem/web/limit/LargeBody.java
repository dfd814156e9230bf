package dev.tandem.web.limit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

import dev.tandem.web.problem.Problems;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is too large for the memory. It is put into a file when it is first asked
 * for, which is not before the caller is known, and can be read again from there.
 */
public final class LargeBody extends HttpServletRequestWrapper implements AutoCloseable {

  private static final String ATTRIBUTE = LargeBody.class.getName();
  private static final int CHUNK = 64 * 1024;

  private final long maxBytes;
  private @Nullable Path file;
  private byte[] sha256 = new byte[0];

  LargeBody(HttpServletRequest request, long maxBytes) {
    super(request);
    this.maxBytes = maxBytes;
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The large body of {@code request}, if it is one that may have such. */
  public static Optional<LargeBody> of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof LargeBody body
        ? Optional.of(body)
        : Optional.empty();
  }

  /** The SHA-256 of the body. */
  public byte[] sha256() {
    try {
      received();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sha256.clone();
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new FromFile(Files.newInputStream(received()));
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  private Path received() throws IOException {
    var known = file;
    if (known == null) {
      known = Files.createTempFile("body", null);
      file = known;
      receive(known);
    }
    return known;
  }

  private void receive(Path target) throws IOException {
    var digest = newDigest();
    var in = super.getInputStream();
    try (var out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
      var chunk = new byte[CHUNK];
      var left = maxBytes;
      for (var count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        left -= count;
        if (left < 0) {
          throw Problems.BODY_TOO_LARGE.because("This body has at most " + maxBytes + " bytes");
        }
        out.write(chunk, 0, count);
      }
    }
    sha256 = digest.digest();
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static final class FromFile extends ServletInputStream {

    private final InputStream bytes;
    private boolean finished;

    FromFile(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      var value = bytes.read();
      finished = value < 0;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      var count = bytes.read(target, offset, length);
      finished = count < 0;
      return count;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("The body is here already, read it");
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
