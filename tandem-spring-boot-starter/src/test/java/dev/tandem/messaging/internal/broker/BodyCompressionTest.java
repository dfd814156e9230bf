package dev.tandem.messaging.internal.broker;

import org.apache.rocketmq.common.compression.Compressor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BodyCompressionTest {

  @Test
  void saysAtOnceThatTheNativeLibraryDoesNotLoad() {
    assertThatThrownBy(() -> BodyCompression.check(new WithoutLibrary()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("-DZstdNativePath")
        .hasMessageContaining("compressType=ZLIB")
        .hasCauseInstanceOf(UnsatisfiedLinkError.class);
  }

  @Test
  void isContentWhereItLoads() {
    assertThatCode(BodyCompression::check).doesNotThrowAnyException();
  }

  private static final class WithoutLibrary implements Compressor {

    @Override
    public byte[] compress(byte[] source, int level) {
      throw new UnsatisfiedLinkError("no zstd-jni in java.library.path");
    }

    @Override
    public byte[] decompress(byte[] source) {
      throw new UnsatisfiedLinkError("no zstd-jni in java.library.path");
    }
  }
}
