package dev.tandem.localstack.bank;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Payment orders as another implementation of ISO 20022 writes them, and the bank's answers. */
class PaymentsTest {

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  private BankSimulator bank = BankSimulator.start(0);

  @AfterEach
  void close() {
    bank.close();
    client.close();
  }

  @Test
  void paysOnItsNextBusinessDayAndKeepsItsCharge() throws Exception {
    restart(Duration.ZERO);

    assertThat(statuses(order("m-1", pay("stl-1", "100.00", "HOUSE"))))
        .containsExactly("ACCP", "stl-1 ACCP");
    assertThat(entries(today)).containsExactly("PDNG 100.00");

    restart(Duration.ofDays(4));
    List<String> later = today
        .datesUntil(today.plusDays(5))
        .flatMap(day -> entries(day).stream())
        .toList();
    assertThat(later).last().isEqualTo("BOOK 100.50");
    assertThat(later).filteredOn(it -> it.startsWith("BOOK")).hasSize(1);
  }

  @Test
  void paysTheSameOnceHoweverOftenItIsAsked() throws Exception {
    restart(Duration.ZERO);
    String order = order("m-1", pay("stl-1", "100.00", "HOUSE"));

    List<String> first = statuses(order);
    restart(Duration.ZERO);

    assertThat(statuses(order)).isEqualTo(first);
    assertThat(statuses(order("m-2", pay("stl-1", "100.00", "HOUSE"))))
        .containsExactly("RJCT", "stl-1 RJCT AM05");
    assertThat(statuses(order("m-1", pay("stl-2", "1.00", "HOUSE")))).containsExactly("RJCT DU01");
    assertThat(entries(today)).containsExactly("PDNG 100.00");
  }

  @Test
  void rejectsWhatItCannotPay() throws Exception {
    assertThat(statuses(
            order("m-1", pay("stl-1", "1.00", "HOUSE-REJ"), pay("stl-2", "2.00", "HOUSE"))))
        .containsExactly("PART", "stl-1 RJCT AC03", "stl-2 ACCP");
    assertThat(statuses(order("m-2", pay("stl-3", "1.00", "HOUSE"))
            .replaceFirst("CtrlSum>1[.0]*<", "CtrlSum>9<")))
        .containsExactly("RJCT AM10");
    assertThat(post("<Document/>").statusCode()).isEqualTo(400);
    assertThat(post("no XML").statusCode()).isEqualTo(400);
    assertThat(post("<!DOCTYPE x [<!ENTITY e 'e'>]><x>&e;</x>").statusCode()).isEqualTo(400);
    assertThat(entries(today)).containsExactly("PDNG 2.00");
  }

  private static String order(String messageId, CreditTransferTransaction34... transfers) {
    PaymentInstruction30 instruction = new PaymentInstruction30()
        .setPmtInfId(messageId + "-1")
        .setPmtMtd(PaymentMethod3Code.TRF)
        .setDbtr(new PartyIdentification135().setNm("Tandem"))
        .setDbtrAcct(account("TANDEM-CNY"));
    instruction.getCdtTrfTxInf().addAll(List.of(transfers));
    BigDecimal sum = List.of(transfers).stream()
        .map(it -> it.getAmt().getInstdAmt().getValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    CustomerCreditTransferInitiationV09 body = new CustomerCreditTransferInitiationV09()
        .setGrpHdr(new GroupHeader85()
            .setMsgId(messageId)
            .setCreDtTm(OffsetDateTime.now(ZoneOffset.UTC))
            .setNbOfTxs(String.valueOf(transfers.length))
            .setCtrlSum(sum));
    body.getPmtInf().add(instruction);
    return new MxPain00100109().setCstmrCdtTrfInitn(body).document();
  }

  private static CreditTransferTransaction34 pay(String reference, String amount, String account) {
    ActiveOrHistoricCurrencyAndAmount money = new ActiveOrHistoricCurrencyAndAmount();
    money.setCcy("CNY");
    money.setValue(new BigDecimal(amount));
    return new CreditTransferTransaction34()
        .setPmtId(new PaymentIdentification6().setEndToEndId(reference))
        .setAmt(new AmountType4Choice().setInstdAmt(money))
        .setCdtr(new PartyIdentification135().setNm("Fund house"))
        .setCdtrAcct(account(account));
  }

  private static CashAccount38 account(String name) {
    return new CashAccount38()
        .setId(new AccountIdentification4Choice()
            .setOthr(new GenericAccountIdentification1().setId(name)));
  }

  private List<String> statuses(String order) throws Exception {
    return PaymentStatuses.of(MxPain00200110.parse(post(order).body()));
  }

  /** Status and amount of each entry. */
  private List<String> entries(LocalDate day) {
    try {
      URI uri = URI.create(bank.url() + "/statements/" + day);
      String file = client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body();
      List<ReportEntry10> entries =
          MxCamt05300108.parse(file).getBkToCstmrStmt().getStmt().getFirst().getNtry();
      return entries.stream()
          .map(it -> it.getSts().getCd() + " " + it.getAmt().getValue().toPlainString())
          .toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> post(String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(bank.url() + "/payments"))
            .header("Content-Type", "application/xml")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private void restart(Duration ahead) {
    bank.close();
    bank = BankSimulator.start(0, folder.resolve("journal.csv"), ahead);
  }
}
