package dev.tandem.web.secret;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharedSecretsTest {

  private final SharedSecrets secrets = new SharedSecrets(List.of(new byte[32]));

  @Test
  void opensForWhomItWasSealed() {
    String sealed = secrets.seal("rch_1", "123456");

    assertThat(sealed).doesNotContain("123456").isNotEqualTo(secrets.seal("rch_1", "123456"));
    assertThat(new SharedSecrets(List.of(new byte[32])).open("rch_1", sealed)).isEqualTo("123456");
    assertThatThrownBy(() -> secrets.open("rch_2", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keepsFundingTokensForTheirWalletInNoMoreThanAColumnTakes() {
    FundingTokens tokens = new FundingTokens(secrets);
    String longest = "t".repeat(150);

    String kept = tokens.seal("wal_1", longest);

    assertThat(kept).hasSizeLessThanOrEqualTo(255).doesNotContain("ttt");
    assertThat(tokens.open("wal_1", kept)).isEqualTo(longest);
    assertThatThrownBy(() -> tokens.open("wal_2", kept)).isInstanceOf(IllegalStateException.class);
    assertThat(tokens.open("wal_1", "tok_ok")).isEqualTo("tok_ok");
  }

  @Test
  void hashesFundingTokensAlikeForEveryWallet() {
    FundingTokens tokens = new FundingTokens(secrets);
    String hash = tokens.hash("wal_1", tokens.seal("wal_1", "tok_ok"));

    assertThat(hash)
        .doesNotContain("tok_ok")
        .isEqualTo(tokens.hash("wal_2", tokens.seal("wal_2", "tok_ok")))
        .isNotEqualTo(tokens.hash("wal_1", tokens.seal("wal_1", "tok_other")));
  }

  @Test
  void vouchesForEachPurposeApart() {
    assertThat(secrets.macs("one", "text").getFirst())
        .isEqualTo(secrets.macs("one", "text").getFirst())
        .isNotEqualTo(secrets.macs("two", "text").getFirst())
        .isNotEqualTo(secrets.macs("one", "texts").getFirst());
  }
}
