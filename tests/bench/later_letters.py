"""More letters and cards of invented people, written after the finders and measured before anything was mended for them: other
plans' looks, papers of several pages, columns, families, day-first dates. Drawn as `judged_letters` are; a line "---" turns
the page.
"""

from __future__ import annotations

from typing import Final

from tests.bench.judged_letters import DERECHOS, RIGHTS, JudgedLetter, letter

LATER: Final[tuple[JudgedLetter, ...]] = (
    letter("kaiser-subject", "denial_letter", f"""
#KAISER FOUNDATION HEALTH PLAN, INC.
Northern California Region
Outside Services Referral Unit
03/18/2026
Delphine Okafor-Bright
902 Wisteria Way
Vallejo, CA 94591
Member: Delphine Okafor-Bright
MRN: 110045572
Our case: NCR-5590012
Subject: Denied request for lymphedema pump
Dear Ms. Okafor-Bright:
We are writing about the request your physician, Wendell Pruitt, MD, made on 03/12/2026 for a lymphedema pump.
We regret that we are unable to approve it. After looking at your chart, our physician reviewer decided that the pump is
not medically indicated for your condition at this time.
The decision was made by: Ruth Anselm, MD, Physician Reviewer
{RIGHTS}
""", "denied_on=2026-03-18;first_name=Delphine;last_name=Okafor-Bright;membership_number=110045572;"
     "treatment_requested=lymphedema pump;plan_name=Kaiser Foundation Health Plan;denial_reason=not_medically_necessary;"
     "providers=Wendell Pruitt, MD",
     "denied_on=2026-03-12;membership_number=NCR-5590012;providers=Ruth Anselm, MD;denial_reason=experimental/not_emergency"),
    letter("anthem-plain", "denial_letter", f"""
Anthem Blue Cross
P.O. Box 60007, Los Angeles, CA 90060
Quentin Amaya
5 Harbor View Ln
San Pedro, CA 90731
May 29, 2026
>Member's HCID: 482T77190
>Request tracking ID: UM91827364
Hello Quentin,
#We can't approve the care your doctor asked for
What was requested: Home oxygen concentrator
Who asked: Hortensia Villareal, MD
When we got the request: May 26, 2026
What we decided: Denied
Why: Your oxygen levels were above the cutoff in our clinical guideline. The records do not show a medical need.
#What you can do next
You have 180 days from the day you get this letter to file a grievance. {RIGHTS}
""", "plan_name=Anthem Blue Cross;denied_on=2026-05-29;first_name=Quentin;last_name=Amaya;membership_number=482T77190;"
     "treatment_requested=Home oxygen concentrator;providers=Hortensia Villareal, MD;denial_reason=not_medically_necessary",
     "denied_on=2026-05-26;membership_number=UM91827364;denial_reason=experimental/not_emergency"),
    letter("referral-grid", "denial_letter", f"""
#Brighton Coast Physicians Medical Group, a Medical Corporation
Utilization Management | Tel (562) 555-0117
Date of Notice: | 10/13/2026 | Auth #: | 2026101388
Patient: | Ezekiel Montrose | DOB: | 07/21/1955
Member #: | R11920448 | Sex: | M
Health Plan: | UnitedHealthcare of California | LOB: | Commercial HMO
PCP: | Ingrid Solano, MD | Ref. Provider: | Ingrid Solano, MD
Refer To: | Coastal Spine Institute | Specialty: | Pain management
#NOTICE OF DENIAL OF SERVICES
Service(s): | 64483 Epidural steroid injection, lumbar
Diagnosis: | M54.16 Radiculopathy
Dear Ezekiel Montrose:
Your doctor asked for the service above. The Medical Director denied it. Your records do not meet the plan's criteria for
a second injection: six weeks of therapy were not tried. {RIGHTS}
CC: Ingrid Solano, MD; Coastal Spine Institute
""", "plan_name=UnitedHealthcare of California;denied_on=2026-10-13;first_name=Ezekiel;last_name=Montrose;"
     "date_of_birth=1955-07-21;membership_number=R11920448;treatment_requested=Epidural steroid injection, lumbar;"
     "providers=Ingrid Solano, MD;denial_reason=not_medically_necessary",
     "plan_name=Brighton Coast Physicians Medical Group/Coastal Spine Institute;denied_on=1955-07-21;membership_number=2026101388/64483;"
     "date_of_birth=2026-10-13;providers=Coastal Spine Institute",
     "medical_group=Brighton Coast Physicians Medical Group, a Medical Corporation"),
    letter("caremark-client", "denial_letter", """
#CVS Caremark
Clinical Prior Authorization, 1300 East Campbell Road, Richardson, TX 75081
January 14, 2026
ANSELMO K DELACRUZ
411 Poppy Field Dr
Lancaster, CA 93536
Re: Notice of Adverse Benefit Determination
Plan Participant Name: ANSELMO K DELACRUZ
Plan Participant ID: 3390WLC22
Plan: Bellwether Logistics Employee Benefit Plan
Medication: Dupixent 300 mg/2 mL
Prescriber Name: Odalys Brandt
Reference Number: 26-118839201
Dear ANSELMO K DELACRUZ:
CVS Caremark manages your prescription benefit plan for Bellwether Logistics. Your prescriber's request for coverage of
Dupixent 300 mg/2 mL was denied. Your plan's criteria are not met because other drugs were not tried first.
You may have the right to bring a civil action under ERISA section 502(a).
""", "denied_on=2026-01-14;first_name=Anselmo;last_name=Delacruz;membership_number=3390WLC22;"
     "treatment_requested=Dupixent 300 mg/2 mL;about=drug;providers=Odalys Brandt;denial_reason=not_medically_necessary",
     "plan_name=CVS Caremark;membership_number=26-118839201",
     "plan_name=Bellwether Logistics Employee Benefit Plan;employer=Bellwether Logistics;coverage_kind=self_funded_employer"),
    letter("umr-claim", "denial_letter", """
#UMR
A UnitedHealthcare Company
Claim Appeals, PO Box 30546, Salt Lake City, UT
Letter date: 02/27/2026
Employee: Rufus Penhaligon
Patient: Clementine Penhaligon
Relationship: Dependent
Member ID: 19004482
Group: 76-410221 Tidewater Aggregate Inc
Claim number: 26034881902
Provider of service: Lakeside Ambulatory Surgery
Date of service: 01/09/2026
Billed: $4,180.00
We are unable to pay this claim. Services for varicose veins are a plan exclusion. UMR is the claims administrator; your
employer funds this plan and UMR does not insure it.
""", "denied_on=2026-02-27;first_name=Clementine;last_name=Penhaligon;membership_number=19004482;"
     "coverage_kind=self_funded_employer;denial_reason=not_covered",
     "first_name=Rufus;denied_on=2026-01-09;membership_number=26034881902/76-410221;coverage_kind=dmhc_plan/insurance_policy",
     "plan_name=UMR/UnitedHealthcare;providers=Lakeside Ambulatory Surgery;employer=Tidewater Aggregate Inc;about=bill;"
     "treatment_requested=varicose veins"),
    letter("eob-two-children", "eob", """
#Explanation of Benefits
Health Net of California | Statement date: 06/30/2026
Subscriber: Barnaby Quillfeather | Subscriber ID: R0449182201
THIS IS NOT A BILL
Patient: Juniper Quillfeather
Service | Date | Billed | Plan paid | Not covered
Office visit | 05/11/2026 | $210.00 | $180.00 | $0.00
Patient: Rowan Quillfeather
Service | Date | Billed | Plan paid | Not covered
Sleep study | 05/19/2026 | $1,900.00 | $0.00 | $1,900.00
Note 41: not covered without an authorization.
""", "last_name=Quillfeather;membership_number=R0449182201;plan_name=Health Net of California",
     "first_name=Barnaby;denied_on=2026-05-11/2026-05-19;date_of_birth=2026-05-11/2026-05-19",
     "treatment_requested=Sleep study;first_name=Rowan/Juniper;about=bill;denied_on=2026-06-30"),
    letter("child-of-subscriber", "denial_letter", f"""
#Sutter Health Plan
12 November 2026
Parent or guardian of Ottilie Vance
70 Almond Grove
Davis, CA 95616
Subscriber: Hartley Vance
Patient: Ottilie Vance
Relationship to subscriber: Daughter
ID: SHP2200817-03
Re: Request for cranial remolding helmet
Dear Parent or Guardian:
We received a request for a cranial remolding helmet from Josefina Darke, NP. We have denied the request. The helmet is
cosmetic, and cosmetic items are not a covered benefit of your plan. {RIGHTS}
""", "plan_name=Sutter Health Plan;denied_on=2026-11-12;first_name=Ottilie;last_name=Vance;membership_number=SHP2200817-03;"
     "treatment_requested=cranial remolding helmet;providers=Josefina Darke, NP;denial_reason=not_covered",
     "first_name=Hartley;denial_reason=experimental/not_emergency"),
    letter("carta-dia-primero", "denial_letter", f"""
#Molina Healthcare of California
Los Angeles, California, a 9 de septiembre de 2026
Sra. Ludivina Arrieta Campos
Calle Magnolia 215
Pomona, CA 91766
Nombre de la afiliada: Ludivina Arrieta Campos
N.o de afiliada: 7740023911
Fecha de nacimiento: 27/04/1962
Solicitud recibida: 02/09/2026
Asunto: Denegacion de su solicitud de rodillera ortopedica
Estimada Sra. Arrieta:
El Dr. Fermin Batista nos pidio una rodillera ortopedica para usted. No podemos aprobarla. Los documentos no demuestran
que sea medicamente necesaria. {DERECHOS}
""", "plan_name=Molina Healthcare of California;denied_on=2026-09-09;first_name=Ludivina;last_name=Arrieta Campos;"
     "membership_number=7740023911;date_of_birth=1962-04-27;treatment_requested=rodillera ortopedica;"
     "providers=Dr. Fermin Batista;denial_reason=not_medically_necessary",
     "denied_on=2026-09-02/2026-02-09;date_of_birth=2026-09-09;grievance_filed_on=2026-09-02;denial_reason=experimental"),
    letter("noa-template", "notice_of_action", f"""
^#NOTICE OF ACTION
^About Your Treatment Request
June 19, 2026
Gwendolyn Sarmiento | Prosper Ekwueme, MD
88 Tamarack Ave | Westside Family Health
Santa Maria, CA 93454 | 400 E Main St
 | Santa Maria, CA 93454
Identification Number: 96620114E
RE: Power wheelchair
Prosper Ekwueme, MD has asked CenCal Health to approve a power wheelchair. This request is denied. The reason for the denial
is that your records do not show you need the chair inside your home. The chair is not medically necessary. We used
CenCal Health guideline DME-14 to decide.
You can ask for free copies of all information used to make this decision. You may appeal this decision within 60 days from
the date on this notice. If you are getting this care now, ask to keep it within 10 days, by June 29, 2026. {RIGHTS}
This notice does not affect any of your other Medi-Cal services.
Medical Director
""", "plan_name=CenCal Health;denied_on=2026-06-19;first_name=Gwendolyn;last_name=Sarmiento;membership_number=96620114E;"
     "treatment_requested=Power wheelchair;providers=Prosper Ekwueme, MD;coverage_kind=medi_cal_managed_care;"
     "denial_reason=not_medically_necessary",
     "first_name=Prosper;denied_on=2026-06-29;plan_decision_on=2026-06-19;coverage_kind=medicare;plan_name=Westside Family Health",
     "letter_deadline=2026-06-29"),
    letter("nar-template", "notice_of_appeal_resolution", f"""
#NOTICE OF APPEAL RESOLUTION
September 21, 2026
Cordelia Baptiste
1550 Mission Blvd Apt 4
Hayward, CA 94541
Identification Number: 97718820C
RE: Genetic testing panel
You, on your own behalf, appealed the denial of a genetic testing panel on August 24, 2026. Alameda Alliance for Health has
reviewed the appeal and has decided to uphold the decision. This request is still denied. This is because the test is
experimental for your condition. Studies have not yet shown that it helps.
You may ask for a State Hearing. You must ask within 120 days from the date of this letter, no later than January 19, 2027.
{RIGHTS}
""", "plan_name=Alameda Alliance for Health;plan_decision_on=2026-09-21;grievance_filed_on=2026-08-24;first_name=Cordelia;"
     "last_name=Baptiste;membership_number=97718820C;treatment_requested=Genetic testing panel;"
     "coverage_kind=medi_cal_managed_care;denial_reason=experimental;letter_deadline=2027-01-19",
     "plan_decision_on=2026-08-24/2027-01-19;denied_on=2026-09-21/2026-08-24;grievance_filed_on=2026-09-21"),
    letter("nar-espanol", "notice_of_appeal_resolution", f"""
#Community Health Group
AVISO DE RESOLUCIÓN DE LA APELACIÓN
San Diego, a 5 de mayo de 2026
Ramiro Ibáñez Luján
4410 Calle Jacaranda
Chula Vista, CA 91910
Número de identificación: 98840027B
REFERENCIA: Prótesis de pierna con microprocesador
El 11 de abril de 2026, usted apeló la denegación de la prótesis de pierna con microprocesador. Community Health Group
revisó la apelación y decidió mantener su decisión. Esta solicitud sigue denegada porque la prótesis no es médicamente
necesaria. El aviso de acción que le enviamos llevaba la fecha 20 de marzo de 2026.
Puede pedir una audiencia estatal a más tardar el 2 de septiembre de 2026. {DERECHOS}
""", "plan_name=Community Health Group;plan_decision_on=2026-05-05;grievance_filed_on=2026-04-11;first_name=Ramiro;"
     "last_name=Ibáñez Luján;membership_number=98840027B;treatment_requested=Prótesis de pierna con microprocesador;"
     "coverage_kind=medi_cal_managed_care;denial_reason=not_medically_necessary;letter_deadline=2026-09-02",
     "plan_decision_on=2026-04-11/2026-03-20/2026-09-02;grievance_filed_on=2026-05-05/2026-03-20;denied_on=2026-05-05/2026-04-11",
     "denied_on=2026-03-20"),
    letter("claim-like-eob", "eob", """
Blue Shield of California | Claim summary
This is not a bill. Keep it for your records.
Processed on: 08/03/2026
Member: Octavio Brandenburg
Member ID: XEA905512340
Patient: Octavio Brandenburg
Provider: Mercy Air Transport
Date of service | Service | Amount billed | Plan paid | Your responsibility
06/30/2026 | Air ambulance | $41,000.00 | $0.00 | $41,000.00
Reason 118: the trip was not an emergency.
Claim no. 4471100928
""", "plan_name=Blue Shield of California;first_name=Octavio;last_name=Brandenburg;membership_number=XEA905512340",
     "denied_on=2026-06-30;membership_number=4471100928",
     "treatment_requested=Air ambulance;providers=Mercy Air Transport;about=bill;denied_on=2026-08-03;denial_reason=not_emergency"),
    letter("cover-then-letter", "denial_letter", f"""
#Important plan information
Keep this page. It tells how to get help in your language.
English: call 1-800-555-0142. Espanol: llame al 1-800-555-0142.
Revised 01/2024
---
#Health Plan of San Mateo
801 Gateway Blvd, South San Francisco, CA 94080
February 3, 2026
Linnea Oyelaran
16 Cypress Point
Daly City, CA 94015
Member ID number: 93350071A
Notice of Denial
Requested service: Cochlear implant upgrade
Requested by: Augustin Mbeki, MD
Decision: We deny this request because the sound processor you have still works. The upgrade is not medically necessary.
Page 1 of 2
---
#Your rights
{RIGHTS}
Member: Linnea Oyelaran | Page 2 of 2
""", "plan_name=Health Plan of San Mateo;denied_on=2026-02-03;first_name=Linnea;last_name=Oyelaran;membership_number=93350071A;"
     "treatment_requested=Cochlear implant upgrade;providers=Augustin Mbeki, MD;denial_reason=not_medically_necessary",
     "denied_on=2024-01-01;denial_reason=experimental/not_emergency", "coverage_kind=dmhc_plan/medi_cal_managed_care"),
    letter("two-columns", "denial_letter", """
#Western Health Advantage
Your denial at a glance | Your rights
Date: August 6, 2026 | You can file a grievance with us.
Member: Leopold Ashgrove | Call 1-888-563-2250 for help.
Member ID: 10083312 | You may ask the DMHC for an
Service: Robotic hernia repair | Independent Medical Review of
Doctor: Sunniva Blom, MD | medical necessity, of experimental
We denied this request. Surgery with | or investigational treatment, and of
a robot is investigational for your | emergency or urgent services.
kind of hernia. Open surgery is | Call 1-888-466-2219 or visit
covered. Ask your doctor about it. | www.dmhc.ca.gov by phone or fax.
""", "plan_name=Western Health Advantage;denied_on=2026-08-06;first_name=Leopold;last_name=Ashgrove;membership_number=10083312;"
     "treatment_requested=Robotic hernia repair;providers=Sunniva Blom, MD;denial_reason=experimental",
     "denial_reason=not_medically_necessary/not_emergency"),
    letter("usbhpc", "plan_decision", f"""
#U.S. Behavioral Health Plan, California
Appeals and Grievances Department, PO Box 30512
October 1, 2026
Marguerite Stellan
31 Foxtail Ct
Novato, CA 94947
Member: Marguerite Stellan
Member ID: 908811276
Date appeal received: September 8, 2026
Date of original denial: August 20, 2026
Service: Residential treatment, 30 days
Dear Marguerite Stellan:
This letter is our answer to the appeal that was filed for you. A psychiatrist reviewed it. The original decision is upheld.
Care in a residential center is not medically necessary; an outpatient program can treat you. {RIGHTS}
""", "plan_name=U.S. Behavioral Health Plan, California;plan_decision_on=2026-10-01;grievance_filed_on=2026-09-08;"
     "denied_on=2026-08-20;first_name=Marguerite;last_name=Stellan;membership_number=908811276;"
     "treatment_requested=Residential treatment, 30 days;about=mental_health;denial_reason=not_medically_necessary",
     "plan_decision_on=2026-09-08/2026-08-20;grievance_filed_on=2026-10-01/2026-08-20;denied_on=2026-10-01/2026-09-08"),
    letter("early-deadline", "denial_letter", f"""
#Valley Health Plan
Fecha / Date: 04/15/2026
Member: Isadora Kemble
Member ID: VHP00871234
Service requested: MRI of the left knee
Requesting provider: Thaddeus Orr, DO
This service is denied. It is not medically necessary: an X-ray was not done first.
You must file your grievance no later than June 1, 2026. We will answer within 30 days.
This was handled as an expedited request. {RIGHTS}
""", "plan_name=Valley Health Plan;denied_on=2026-04-15;first_name=Isadora;last_name=Kemble;membership_number=VHP00871234;"
     "treatment_requested=MRI of the left knee;providers=Thaddeus Orr, DO;denial_reason=not_medically_necessary;"
     "letter_deadline=2026-06-01;urgent=yes",
     "denied_on=2026-06-01;date_of_birth=2026-04-15"),
    letter("card-aso", "id_card", """
#Anthem Blue Cross | PPO
Corrigan Steel Works Health Plan
LEANDER P HOLLOWAY
Identification Number | Group No.
CSW 771A04418 | 281904
Coverage effective 01/01/2026
RxBIN 020099 | RxPCN WG
Anthem Blue Cross provides administrative services only and does not assume financial risk for claims.
""", "first_name=Leander;last_name=Holloway;membership_number=CSW 771A04418;coverage_kind=self_funded_employer",
     "membership_number=281904/020099;date_of_birth=2026-01-01;coverage_kind=dmhc_plan/insurance_policy",
     "plan_name=Anthem Blue Cross/Corrigan Steel Works Health Plan"),
    letter("card-kaiser", "id_card", """
#KAISER PERMANENTE
Medical record number
12-00457731
Zephyrine Valcourt
Date of birth 11/30/1984 | Group 600012
Appointments and advice 1-866-454-8855
""", "first_name=Zephyrine;last_name=Valcourt;membership_number=12-00457731",
     "membership_number=600012", "plan_name=Kaiser Permanente;date_of_birth=1984-11-30"),
    letter("acknowledge-denied-words", "other", f"""
#Blue Shield of California Promise Health Plan
July 1, 2026
Florian Dask
Member ID: 90551288D
Subject: Your appeal of a denied service
Dear Florian Dask:
On June 25, 2026 we got your appeal of the denial of a sleep study. This letter tells you that we have it.
We will make a decision within 30 days and will mail it to you by July 25, 2026. {RIGHTS}
""", "first_name=Florian;last_name=Dask;membership_number=90551288D",
     "plan_decision_on=2026-07-01/2026-06-25/2026-07-25;denied_on=2026-07-01/2026-06-25;letter_deadline=2026-07-25",
     "plan_name=Blue Shield of California Promise Health Plan;grievance_filed_on=2026-06-25"),
    letter("decoy-refill", "other", """
#Riverbend Pharmacy
Your refill is ready
October 10, 2026
Dear Ambrose Tully,
Your prescription for lisinopril is ready to pick up. Rx # 7719204. Insurance ID: 5500129.
Total due: $8.00
""", "", "denied_on=2026-10-10;plan_decision_on=2026-10-10;membership_number=7719204",
     "first_name=Ambrose;last_name=Tully;membership_number=5500129"),
    letter("decoy-jury", "other", """
#Superior Court of California, County of Yolo
SUMMONS FOR JURY SERVICE
Juror ID number: 204418837
Report on: 11/16/2026
Your request to be excused was denied.
""", "", "membership_number=204418837;denied_on=2026-11-16;plan_decision_on=2026-11-16"),
    letter("decoy-approved-es", "other", """
#Inland Empire Health Plan
AVISO DE APROBACION
Fecha: 15/08/2026
Miembro: Casilda Montoya
Aprobamos su solicitud de terapia fisica, 12 visitas. Esta autorizacion vence el 15/11/2026.
""", "", "denied_on=2026-08-15/2026-11-15;plan_decision_on=2026-08-15;letter_deadline=2026-11-15",
     "first_name=Casilda;last_name=Montoya;plan_name=Inland Empire Health Plan;treatment_requested=terapia fisica, 12 visitas"),
    letter("oscar-plain", "denial_letter", f"""
#Oscar
Oscar Health Plan of California
8/22/2026
Valentina Prewitt
6 Juniper Walk, Unit 3
Irvine, CA 92618
Member: Valentina Prewitt (OSC44910227-01)
Case: 2026-AUTH-88172
Hi Valentina,
Your doctor, Bram Castellane, MD, requested approval for a breast MRI with contrast. We reviewed it and we're not able to
approve coverage. Based on our guideline RAD-22, this is not medically necessary right now.
{RIGHTS}
""", "plan_name=Oscar Health Plan of California;denied_on=2026-08-22;first_name=Valentina;last_name=Prewitt;"
     "providers=Bram Castellane, MD;denial_reason=not_medically_necessary",
     "membership_number=2026-AUTH-88172", "membership_number=OSC44910227-01;treatment_requested=breast MRI with contrast"),
    letter("dental-plan", "denial_letter", f"""
>Delta Dental of California
>P.O. Box 997330, Sacramento, CA 95899
>Notice date: 11/02/2026
Emory Lindqvist
204 Sage Ct
Folsom, CA 95630
Subscriber name: Harriet Lindqvist
Patient name: Emory Lindqvist
Enrollee ID: 119450772201
Dentist: Paloma Reyes, DDS
Procedure: D6010 Surgical placement of implant body
Document control number: 20261102338
We have denied payment for this procedure. Implants are not a benefit of your program.
{RIGHTS}
""", "plan_name=Delta Dental of California;denied_on=2026-11-02;first_name=Emory;last_name=Lindqvist;"
     "membership_number=119450772201;treatment_requested=Surgical placement of implant body;denial_reason=not_covered;"
     "about=dental_or_vision",
     "first_name=Harriet;membership_number=20261102338", "providers=Paloma Reyes, DDS"),
    letter("noa-modify", "notice_of_action", f"""
#Health Net Community Solutions
NOTICE OF ACTION - Modify
07/14/2026
Parent of: Silas Abara
772 Quail Run Rd
Merced, CA 95340
Treating provider: Rosamund Teague, MD
Member ID (CIN): 92276610B
RE: Private duty nursing, 56 hours a week
Your provider asked Health Net Community Solutions to approve 56 hours a week of private duty nursing. We cannot approve
this as asked. We will instead approve 40 hours a week. The records do not show that more hours are medically necessary.
{RIGHTS}
""", "plan_name=Health Net Community Solutions;denied_on=2026-07-14;first_name=Silas;last_name=Abara;"
     "membership_number=92276610B;treatment_requested=Private duty nursing, 56 hours a week;providers=Rosamund Teague, MD;"
     "coverage_kind=medi_cal_managed_care;denial_reason=not_medically_necessary", "treatment_requested=40 hours a week"),
    letter("medicare-idn", "denial_letter", """
#Important: This notice explains your right to appeal our decision.
#Notice of Denial of Medical Coverage
Date: 05/19/2026 | Member number: 7TT20991834
Name: Constance Ferreira-Holm
Your request was denied
We have denied the medical services/items listed below requested by you or your doctor Armand Vale, DO:
Skilled nursing facility stay after 05/21/2026
Why did we deny your request?
We denied the services because you no longer need skilled care each day, under Medicare rules.
You have the right to appeal. Ask Alignment Health Plan for an appeal within 65 days of the date of this notice.
Form CMS-10003-NDMCP
""", "denied_on=2026-05-19;first_name=Constance;last_name=Ferreira-Holm;membership_number=7TT20991834;coverage_kind=medicare;"
     "plan_name=Alignment Health Plan", "denied_on=2026-05-21;letter_deadline=2026-05-21;coverage_kind=dmhc_plan", "providers=Armand Vale, DO"),
    letter("grievance-es", "plan_decision", f"""
#Blue Shield of California
Departamento de apelaciones y quejas
18 de octubre de 2026
Estimada Sra. Noemi Fuentes Alarcon:
Numero de suscriptora: XEC771902284
Esta carta es nuestra respuesta a su queja recibida el 22 de septiembre de 2026.
Usted se quejo porque el 3 de agosto de 2026 negamos la terapia del habla para su hijo. Revisamos su queja y confirmamos la
denegacion: la terapia es un beneficio excluido de su poliza. {DERECHOS}
""", "plan_name=Blue Shield of California;plan_decision_on=2026-10-18;grievance_filed_on=2026-09-22;"
     "membership_number=XEC771902284",
     "plan_decision_on=2026-09-22/2026-08-03;grievance_filed_on=2026-10-18/2026-08-03;denied_on=2026-10-18/2026-09-22",
     "denied_on=2026-08-03;first_name=Noemi;last_name=Fuentes Alarcon;denial_reason=not_covered"),
    letter("er-claim", "denial_letter", f"""
#LA Care Covered
Claims Department
Date of letter: December 4, 2025
Re: Claim denial
Patient: BRIGHTWATER, JASPER T
Member ID#: 30077124-0
Claim #: 25CL4410092
Date(s) of service: 10/30/2025
Provider: St. Brendan Hospital
Amount billed: $3,912.40
We will not pay this claim. The records show the visit was not an emergency. {RIGHTS}
""", "denied_on=2025-12-04;first_name=Jasper;last_name=Brightwater;membership_number=30077124-0;denial_reason=not_emergency",
     "denied_on=2025-10-30;membership_number=25CL4410092;date_of_birth=2025-10-30",
     "plan_name=LA Care Covered/L.A. Care;providers=St. Brendan Hospital;about=bill;first_name=Jasper T"),
    letter("card-dependent", "id_card", """
Western Health Advantage
HMO Gold 80
Member: Ottoline Vesper 02
ID: 00712290-02
Subscriber: Magnus Vesper
PCP: Dr. Yusuf Adeyemi | (916) 555-0133
Medical Group: Hill Physicians
Copay $35 | Rx BIN 015574
""", "first_name=Ottoline;last_name=Vesper;membership_number=00712290-02;plan_name=Western Health Advantage",
     "first_name=Magnus/Yusuf;membership_number=015574", "medical_group=Hill Physicians;providers=Dr. Yusuf Adeyemi"),
    letter("mco-grievance-ext", "other", """
#Partnership HealthPlan of California
August 30, 2026
Dear Lucasta Brandt,
We need more time to look into your grievance of August 2, 2026. We will send you our answer by September 14, 2026.
Member ID: 94423017E
""", "first_name=Lucasta;last_name=Brandt;membership_number=94423017E",
     "plan_decision_on=2026-08-30/2026-09-14;denied_on=2026-08-30/2026-08-02;letter_deadline=2026-09-14",
     "plan_name=Partnership HealthPlan of California;grievance_filed_on=2026-08-02"),
    letter("decoy-gym", "other", """
#Ironworks Gym
Membership notice
Date: 03/03/2026
Member name: Osric Plum
Member number: 55180032
Your request to pause your plan is denied. You may appeal to the front desk.
""", "", "membership_number=55180032;denied_on=2026-03-03;plan_decision_on=2026-03-03;plan_name=Ironworks Gym",
     "first_name=Osric;last_name=Plum"),
)  # fmt: skip
"""One of each."""
