"""Letters of invented people that were written once the finders had been mended for `plan_letters`, and counted before anything
was mended for these: the second first sight. Drawn as `judged_letters` are.
"""

from __future__ import annotations

from typing import Final

from tests.bench.judged_letters import DERECHOS, RIGHTS, JudgedLetter, letter
from tests.bench.plan_letters import DERECHOS_MEDI_CAL, ERISA, MEDI_CAL_RIGHTS

NEW_LETTERS: Final[tuple[JudgedLetter, ...]] = (
    letter("cigna-two-sides", "denial_letter", f"""
Cigna Healthcare | May 21, 2026
Coverage Review Department |
PO Box 188081 | Customer: Thaddeus Okafor
Chattanooga, TN 37422 | Customer ID: U4471 88203 01
 | Account name: Redwood Tile & Stone
 | Case: IP0338194427
Thaddeus Okafor
920 Larkspur Landing, Unit 212
Larkspur, CA 94939
Dear Thaddeus Okafor,
We were asked by Mirabel Quist, MD to review a request for coverage of the following:
Service: Lumbar disc replacement, one level
After review, we have decided not to cover it. Cigna HealthCare of California, Inc. does not cover services that are not
medically necessary. Disc replacement at this level is not medically necessary because your scan shows arthritis of the joints.
{RIGHTS}
""", "plan_name=Cigna HealthCare of California;denied_on=2026-05-21;first_name=Thaddeus;last_name=Okafor;"
     "membership_number=U4471 88203 01;treatment_requested=Lumbar disc replacement, one level;providers=Mirabel Quist, MD;"
     "denial_reason=not_medically_necessary",
     "membership_number=IP0338194427;denial_reason=experimental/not_emergency", "employer=Redwood Tile & Stone"),
    letter("evicore-imaging", "denial_letter", f"""
#eviCore healthcare
400 Buckwalter Place Blvd, Bluffton, SC 29910
October 30, 2026
LEONORA VANDERHOFF
27 Bishop Pine Rd
Monterey CA 93940
RE: | Denial of Authorization
Health Plan: | Health Net of California, Inc.
Member Name: | LEONORA VANDERHOFF
Member ID: | R0339471102
Date of Birth: | 11/08/1958
Requesting Provider: | DESMOND ATKINS MD
Site: | MONTEREY BAY OPEN MRI
Requested Procedure: | 70553 - MRI BRAIN W/O & W/DYE
Dear LEONORA VANDERHOFF:
eviCore reviewed this request for Health Net of California, Inc. Based on eviCore Head Imaging Guidelines, we cannot approve this
request. The notes do not describe new or worse headaches. For this reason the study does not meet criteria at this time.
{RIGHTS}
""", "plan_name=Health Net of California, Inc.;denied_on=2026-10-30;first_name=Leonora;last_name=Vanderhoff;"
     "membership_number=R0339471102;date_of_birth=1958-11-08;providers=DESMOND ATKINS MD;"
     "treatment_requested=MRI BRAIN W/O & W/DYE;denial_reason=not_medically_necessary",
     "plan_name=eviCore healthcare;denied_on=1958-11-08"),
    letter("part-d-redetermination", "plan_decision", """
#Wellcare by Health Net
Medicare Prescription Drug Appeals
P.O. Box 31383, Tampa, FL 33631
Notice of Redetermination
Date: April 9, 2026
Enrollee's Name: Ernestine Pulaski
Member ID: 10338847
Drug name: Ozempic
Prescriber: Horatio Lim, DO
We received your request for an appeal on April 2, 2026 about our denial of Medicare Part D coverage for Ozempic.
Decision: We have decided not to change our first answer, dated March 20, 2026. The drug is excluded when it is used to lose
weight. It is not covered.
You may ask an Independent Review Entity to look at your case within 65 days of this notice.
""", "plan_decision_on=2026-04-09;grievance_filed_on=2026-04-02;first_name=Ernestine;last_name=Pulaski;membership_number=10338847;"
     "treatment_requested=Ozempic;coverage_kind=medicare;denial_reason=not_covered;about=drug;plan_name=Wellcare by Health Net",
     "plan_decision_on=2026-04-02/2026-03-20;grievance_filed_on=2026-04-09/2026-03-20;denied_on=2026-04-09/2026-04-02;coverage_kind=dmhc_plan",
     "denied_on=2026-03-20;providers=Horatio Lim, DO"),
    letter("nar-es-cencal", "notice_of_appeal_resolution", f"""
>CenCal Health
>4050 Calle Real, Santa Barbara, CA 93110
#AVISO DE RESOLUCIÓN DE LA APELACIÓN
21 de julio de 2026
Isidro Camacho Villaseñor | Dr. Renato Aldana
1420 W. Laurel Ave | 220 S. Palisade Dr
Lompoc, CA 93436 | Santa Maria, CA 93454
Núm. de identificación: 95510362B
RE: Terapia ocupacional, 24 sesiones
Usted o el Dr. Renato Aldana, en su nombre, apeló la denegación de terapia ocupacional, 24 sesiones. CenCal Health ha revisado
la apelación y ha decidido mantener la decisión. Esta solicitud sigue denegada.
El motivo es que ya recibió 24 sesiones este año y su médico no envió un plan nuevo. No es médicamente necesaria.
Fecha de la apelación: 22 de junio de 2026. Fecha del aviso de acción: 1 de junio de 2026.
{DERECHOS_MEDI_CAL}
""", "plan_name=CenCal Health;plan_decision_on=2026-07-21;grievance_filed_on=2026-06-22;denied_on=2026-06-01;first_name=Isidro;"
     "last_name=Camacho Villaseñor;membership_number=95510362B;treatment_requested=Terapia ocupacional, 24 sesiones;"
     "coverage_kind=medi_cal_managed_care;denial_reason=not_medically_necessary;providers=Dr. Renato Aldana",
     "plan_decision_on=2026-06-22/2026-06-01;grievance_filed_on=2026-07-21/2026-06-01;denied_on=2026-07-21/2026-06-22"),
    letter("noa-delay-promise", "notice_of_action", f"""
#Blue Shield of California Promise Health Plan
NOTICE OF ACTION - Delay
08/27/2026
Araminta Folkes
3111 Imperial Ave
San Diego, CA 92102
Identification Number: 93318804G
RE: Sleep study at home
Your provider, Dr. Osgood Pell, asked us to approve a sleep study at home. We need more time to decide. We asked your provider for
a recent office note. We will decide by September 10, 2026.
{MEDI_CAL_RIGHTS}
""", "plan_name=Blue Shield of California Promise Health Plan;denied_on=2026-08-27;first_name=Araminta;last_name=Folkes;"
     "membership_number=93318804G;treatment_requested=Sleep study at home;providers=Dr. Osgood Pell;coverage_kind=medi_cal_managed_care",
     "denied_on=2026-09-10;letter_deadline=2026-09-10;denial_reason=not_medically_necessary/experimental/not_emergency"),
    letter("kaiser-appeal-upheld", "plan_decision", f"""
Kaiser Permanente
Member Case Resolution Center
P.O. Box 939001, San Diego, CA 92193
December 14, 2026
>Medical Record Number: 17734402
>Case Number: 4471120
Winslow Abernethy
55 Presidio Heights
Ventura, CA 93003
Dear Mr. Abernethy:
Thank you for your patience while we looked into your concerns. On November 16, 2026, you asked us to pay for surgery to
remove extra skin, which we denied on October 27, 2026. Our physicians considered your request again.
We are sorry, but we cannot approve it. Kaiser Foundation Health Plan covers reconstructive surgery only. In your case the surgery
is cosmetic, which is excluded from your coverage. We are upholding our decision.
{RIGHTS}
""", "plan_name=Kaiser Permanente;plan_decision_on=2026-12-14;first_name=Winslow;last_name=Abernethy;membership_number=17734402;"
     "denial_reason=not_covered",
     "plan_decision_on=2026-11-16/2026-10-27;grievance_filed_on=2026-12-14/2026-10-27;denied_on=2026-12-14/2026-11-16;"
     "membership_number=4471120",
     "plan_name=Kaiser Foundation Health Plan;grievance_filed_on=2026-11-16;denied_on=2026-10-27;"
     "treatment_requested=surgery to remove extra skin"),
    letter("liberty-dental-medi-cal", "notice_of_action", f"""
#LIBERTY Dental Plan of California
P.O. Box 26110, Santa Ana, CA 92799
NOTICE OF ACTION
Mailing date: 06/04/2026
Date: 06/03/2026
To the Parent/Guardian of
Ezra Whitcombe
902 Bell Ave
Sacramento, CA 95838
Member's name: Ezra Whitcombe
Member ID: 90087741D
Treating dentist: Philippa Yoon, DDS
Treatment: D2740 Crown, porcelain, tooth 14
Your dentist asked us to approve the treatment above. This request is denied. The X-rays show that the tooth can be fixed with a
filling. A crown is not medically necessary.
{MEDI_CAL_RIGHTS}
""", "plan_name=LIBERTY Dental Plan of California;denied_on=2026-06-03;first_name=Ezra;last_name=Whitcombe;membership_number=90087741D;"
     "providers=Philippa Yoon, DDS;treatment_requested=Crown, porcelain, tooth 14;denial_reason=not_medically_necessary;"
     "about=dental_or_vision;coverage_kind=medi_cal_managed_care",
     "denied_on=2026-06-04"),
    letter("collective-health-aso", "denial_letter", f"""
collective health
Your plan: Northgate Biosciences Health Plan (PPO)
Sponsored by Northgate Biosciences, Inc.
February 17, 2026
Member: Guinevere Stokes
Member ID: CHL00447718
Claim ID: 2601-55-88412
Provider: Marin Vein Institute
Service date: January 8, 2026
Hi Guinevere,
We reviewed the claim for vein ablation, left leg, and we can't pay it. Your plan says that vein ablation, left leg, must be
medically necessary, and the records show no ulcer. It was not medically necessary.
Your employer funds this plan and pays for covered care itself. Collective Health only administers it.
{ERISA}
""", "denied_on=2026-02-17;first_name=Guinevere;last_name=Stokes;membership_number=CHL00447718;denial_reason=not_medically_necessary;"
     "coverage_kind=self_funded_employer",
     "denied_on=2026-01-08;membership_number=2601-55-88412;coverage_kind=dmhc_plan",
     "plan_name=Northgate Biosciences Health Plan;treatment_requested=vein ablation, left leg;providers=Marin Vein Institute;about=bill;"
     "employer=Northgate Biosciences, Inc."),
    letter("eob-es-anthem", "eob", """
Anthem Blue Cross | Explicación de beneficios
P.O. Box 60007, Los Angeles, CA 90060 | ESTO NO ES UNA FACTURA
Fecha: 12 de mayo de 2026
Titular: Leopoldo Arriaga Tinoco
N.º de identificación: 883T40117
Paciente: Nayeli Arriaga
Número de reclamo: 26120AB7741
Proveedor: Clínica de Audición del Valle
Fecha de servicio | Servicio | Cargos | Pagado por el plan | No cubierto | Usted debe
15/04/2026 | Aparato auditivo | $2,900.00 | $0.00 | $2,900.00 | $2,900.00
Nota 44: Este servicio no está cubierto por su plan.
""", "plan_name=Anthem Blue Cross;first_name=Nayeli;last_name=Arriaga;membership_number=883T40117;treatment_requested=Aparato auditivo",
     "first_name=Leopoldo;membership_number=26120AB7741;denied_on=2026-04-15;plan_decision_on=2026-05-12",
     "denied_on=2026-05-12;providers=Clínica de Audición del Valle;denial_reason=not_covered;about=bill"),
    letter("uhc-partial-appeal", "plan_decision", f"""
#UnitedHealthcare
UnitedHealthcare Benefits Plan of California
Appeals & Grievances, PO Box 6103, Cypress, CA 90630
July 2, 2026
Re: Appeal determination
Member name: Bettina Szabo
Member ID #: 904471188-00
Date appeal received: 06/05/2026
Date of initial denial: 05/11/2026
Appeal: Speech therapy, 48 visits
Dear Bettina Szabo,
A speech pathologist looked at your appeal. We partially overturned the denial: 24 visits are approved from July 1, 2026 to
December 31, 2026. The other 24 visits are not medically necessary because your progress should be checked first.
{RIGHTS}
""", "plan_decision_on=2026-07-02;grievance_filed_on=2026-06-05;denied_on=2026-05-11;first_name=Bettina;last_name=Szabo;"
     "membership_number=904471188-00;treatment_requested=Speech therapy, 48 visits;denial_reason=not_medically_necessary",
     "plan_decision_on=2026-06-05/2026-05-11;grievance_filed_on=2026-07-02/2026-05-11;denied_on=2026-07-02/2026-06-05",
     "plan_name=UnitedHealthcare Benefits Plan of California/UnitedHealthcare"),
    letter("anthem-life-insurance", "denial_letter", """
#Anthem Blue Cross Life and Health Insurance Company
Utilization Management, P.O. Box 54159, Los Angeles, CA 90054
January 22, 2026
RE: Member: Octavius Rennard
ID Number: 714A92033
Group Name: Pinnacle Stoneworks
Reference #: UM70033418
Service: Proton beam therapy
Doctor: Saskia Delgado, MD
Dear Octavius Rennard:
We can't approve the request for proton beam therapy. It is considered investigational for your kind of tumor. Our medical policy
RAD.00015 tells why. If you have questions, or want a review by the state, contact the California Department of Insurance,
1-800-927-4357, www.insurance.ca.gov.
""", "plan_name=Anthem Blue Cross Life and Health Insurance Company;denied_on=2026-01-22;first_name=Octavius;last_name=Rennard;"
     "membership_number=714A92033;treatment_requested=Proton beam therapy;providers=Saskia Delgado, MD;denial_reason=experimental;"
     "coverage_kind=insurance_policy",
     "membership_number=UM70033418;denial_reason=not_medically_necessary;coverage_kind=dmhc_plan", "employer=Pinnacle Stoneworks"),
    letter("negacion-valley", "denial_letter", f"""
#Valley Health Plan
2480 N. First Street, San José, CA 95131
CARTA DE NEGACIÓN DE SERVICIO
Fecha de esta carta: 9 de marzo de 2026
Estimado Sr. Amador Quiroz Lugo:
Nombre del miembro: Amador Quiroz Lugo
Fecha de nacimiento: 17/02/1959
Identificación del miembro: VHP00447182
Médico que ordenó el servicio: Dra. Benita Figueroa
Servicio que negamos: Cirugía de hombro
Motivo: Los estudios que mandó su doctora no muestran una ruptura. La cirugía no es médicamente necesaria en este momento.
La solicitud se recibió el 2 de marzo de 2026.
{DERECHOS}
""", "plan_name=Valley Health Plan;denied_on=2026-03-09;first_name=Amador;last_name=Quiroz Lugo;date_of_birth=1959-02-17;"
     "membership_number=VHP00447182;providers=Dra. Benita Figueroa;treatment_requested=Cirugía de hombro;"
     "denial_reason=not_medically_necessary",
     "denied_on=2026-03-02;denial_reason=experimental/not_emergency"),
    letter("card-ppo-family", "id_card", """
blue of california | Blue Shield of California
Full PPO Savings 2000
Subscriber name | Subscriber ID
HENRIETTA M LOCKWOOD | XEK 907744182
Dependents: | Group number: W0098112
GIDEON LOCKWOOD | Effective date: 01/01/2026
PRUDENCE LOCKWOOD | RxBIN: 004336 PCN: ADV
Deductible $2,000 | Out of network: 50%
""", "plan_name=Blue Shield of California;membership_number=XEK 907744182",
     "membership_number=W0098112/004336;date_of_birth=2026-01-01",
     "first_name=Henrietta/Gideon/Prudence;last_name=Lockwood"),
    letter("usbhp-partial", "denial_letter", f"""
OPTUM | U.S. Behavioral Health Plan, California
PO Box 30512, Salt Lake City, UT 84130 | doing business as OptumHealth Behavioral Solutions of California
Notice of non-coverage
Date of this letter: 09/16/2026
Patient name: Cornelius Tran
Patient's DOB: 02/29/2004
Subscriber's name: Beatrice Tran
Subscriber's ID number: 900118273
Program: Harbor Lights Partial Hospital Program
To Cornelius Tran:
Your provider asked for five more days of partial hospitalization. We decided not to cover them as of 09/17/2026. You are eating
and sleeping well, you are safe at home, and intensive outpatient care is available. More days are not medically necessary.
This was an urgent review, done while you were in treatment. {RIGHTS}
""", "denied_on=2026-09-16;first_name=Cornelius;last_name=Tran;date_of_birth=2004-02-29;membership_number=900118273;"
     "about=mental_health;denial_reason=not_medically_necessary;plan_name=U.S. Behavioral Health Plan, California",
     "denied_on=2026-09-17;first_name=Beatrice", "urgent=yes;treatment_requested=five more days of partial hospitalization"),
    letter("medi-cal-rx", "notice_of_action", """
^State of California - Health and Human Services Agency
#Medi-Cal Rx
NOTICE OF ACTION: DENIAL
Notice date: 02/05/2026
Beneficiary: Silvestre Moorcroft
Benefits ID: 90448813F
Prescriber: Tamsin Ruthers, NP
Drug: Skyrizi 150 mg/mL pen
Medi-Cal Rx got a request for this drug from your prescriber on 02/04/2026. The request was denied because you have not tried
another drug first. It is not medically necessary until then.
You may ask for a State Hearing within 90 days of the date of this notice.
""", "denied_on=2026-02-05;first_name=Silvestre;last_name=Moorcroft;treatment_requested=Skyrizi 150 mg/mL pen;"
     "providers=Tamsin Ruthers, NP;about=drug;denial_reason=not_medically_necessary",
     "denied_on=2026-02-04;coverage_kind=dmhc_plan",
     "membership_number=90448813F;coverage_kind=medi_cal_fee_for_service/medi_cal_managed_care"),
    letter("grievance-more-time", "other", f"""
#Gold Coast Health Plan
711 East Daily Drive, Camarillo, CA 93010
November 3, 2026
Member: Philomena Ashby
Member ID: 95566710A
Subject: We need more time
Dear Philomena Ashby:
On October 5, 2026 we received your grievance about a denied wheelchair. We are still waiting for records from your doctor. We
will finish our review and write to you no later than November 17, 2026.
{MEDI_CAL_RIGHTS}
""", "first_name=Philomena;last_name=Ashby;membership_number=95566710A",
     "plan_decision_on=2026-11-03/2026-11-17/2026-10-05;denied_on=2026-11-03/2026-10-05/2026-11-17;letter_deadline=2026-11-17;"
     "denial_reason=not_medically_necessary",
     "plan_name=Gold Coast Health Plan;grievance_filed_on=2026-10-05;treatment_requested=wheelchair"),
)  # fmt: skip
"""One of each."""

NEW_DECOYS: Final[tuple[JudgedLetter, ...]] = (
    letter("decoy-discount-card", "other", """
#RxSaver Plus
Prescription discount card
Member ID: RXS447118
RxBIN: 600428 | RxPCN: HDX | Group: SAVE20
This is not insurance. Show this card to your pharmacist and save.
""", "", "membership_number=RXS447118/600428;plan_name=RxSaver Plus"),
    letter("decoy-landlord", "other", """
#Cypress Court Apartments
July 1, 2026
Ottilie Branwell, Unit 14
Dear Ms. Branwell,
Your request for a service animal was denied because the records from your doctor were not complete. You may appeal by July 15, 2026.
Account number: 77120
""", "", "denied_on=2026-07-01;plan_decision_on=2026-07-01;letter_deadline=2026-07-15;membership_number=77120;"
     "treatment_requested=service animal", "first_name=Ottilie;last_name=Branwell"),
)  # fmt: skip
"""Papers that are no refusal of care."""
