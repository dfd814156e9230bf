package dev.tandem.ledger.camt;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.BalanceType10Choice;
import com.prowidesoftware.swift.model.mx.dic.BalanceType13;
import com.prowidesoftware.swift.model.mx.dic.BankToCustomerStatementV08;
import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryDetails9;
import com.prowidesoftware.swift.model.mx.dic.EntryStatus1Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader81;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.TransactionReferences6;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads what another implementation of ISO 20022 writes. */
class OtherImplementationTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Test
  void readsTheOtherOnesDocument() throws Exception {
    var statement = new AccountStatement9()
        .setId("s")
        .setLglSeqNb(new BigDecimal("61"))
        .setAcct(new CashAccount39()
            .setCcy("CNY")
            .setId(new AccountIdentification4Choice().setIBAN("DE89370400440532013000")));
    statement.getBal().addAll(List.of(balance("OPBD", "1.00"), balance("CLBD", "13.50")));
    statement.getNtry().add(entry());
    var body = new BankToCustomerStatementV08()
        .setGrpHdr(new GroupHeader81()
            .setMsgId("m")
            .setCreDtTm(OffsetDateTime.parse("2026-03-02T23:00:00Z")));
    body.getStmt().add(statement);

    var told = Told.by(new MxCamt05300108().setBkToCstmrStmt(body).document());

    assertThat(told.heads)
        .containsExactly(new StatementHead(
            "DE89370400440532013000", Currency.getInstance("CNY"), 61, DAY, 100, 1_350));
    assertThat(told.lines)
        .extracting(StatementLine::reference, StatementLine::amountMinor)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("rch_1", 1_000L),
            org.assertj.core.groups.Tuple.tuple("rch_2", 250L));
    assertThat(told.ends).isEqualTo(1);
  }

  private static ReportEntry10 entry() {
    var details = new EntryDetails9();
    details.getTxDtls().addAll(List.of(detail("rch_1", "10.00"), detail("rch_2", "2.50")));
    var entry = new ReportEntry10()
        .setAmt(amount("12.50"))
        .setCdtDbtInd(CreditDebitCode.CRDT)
        .setSts(new EntryStatus1Choice().setCd("BOOK"))
        .setBookgDt(new DateAndDateTime2Choice().setDt(DAY))
        .setAcctSvcrRef("batch");
    entry.getNtryDtls().add(details);
    return entry;
  }

  private static EntryTransaction10 detail(String reference, String amount) {
    return new EntryTransaction10()
        .setRefs(new TransactionReferences6().setEndToEndId(reference))
        .setAmt(amount(amount))
        .setCdtDbtInd(CreditDebitCode.CRDT);
  }

  private static CashBalance8 balance(String type, String amount) {
    return new CashBalance8()
        .setTp(new BalanceType13().setCdOrPrtry(new BalanceType10Choice().setCd(type)))
        .setAmt(amount(amount))
        .setCdtDbtInd(CreditDebitCode.CRDT)
        .setDt(new DateAndDateTime2Choice().setDt(DAY));
  }

  private static ActiveOrHistoricCurrencyAndAmount amount(String value) {
    var amount = new ActiveOrHistoricCurrencyAndAmount();
    amount.setCcy("CNY");
    amount.setValue(new BigDecimal(value));
    return amount;
  }
}
